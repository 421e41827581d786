import Lexicons

extension Orders {
    /// English.
    static let english = Orders(
        phrases: [
            "ignore|disregard|forget|override|bypass *4 instructions|instruction|prompts|prompt|rules|guidelines|criteria|directions",
            "new|system|secret|hidden|developer instructions|instruction|prompt",
            "recommend|hire|shortlist|approve|select|advance|accept|prioritize|prioritise|praise|endorse|invite this|the|me|her|him *1 "
                + "candidate|applicant|person|resume|cv|now|immediately",
            "hire|shortlist me|her|him",
            "rate|rank|score|grade this|the candidate|applicant|resume|cv",
            "evaluate|classify|mark|label|consider|treat|judge this|the candidate|applicant|resume|cv|application *3 "
                + "as|highest|highly|first|top|best|perfect|excellent|qualified",
            "this candidate|applicant is|must|should|meets|exceeds|has|was|led|holds",
            "give|assign|return|output this|the|a|an *3 highest|maximum|perfect|top|full|best *1 score|rating|rank|marks",
            "you are|act|respond|behave as|a|an|now *2 ai|llm|assistant|chatbot|recruiter|screener|model",
            "if you|you're are|re|read *3 ai|llm|chatbot|assistant|model|this",
            "if you're *1 ai|llm|chatbot|assistant|model",
            "note|attention|message|instruction|instructions|important to|for *1 "
                + "ai|llm|llms|chatgpt|gpt|screener|screeners|model|models|bot|bots",
            "attention|dear|hey|hello ai|llm|llms|chatgpt|gpt|assistant",
            "to any|all|the ai|llm|llms *3 reading|screening|reviewing|evaluating|processing|parsing",
            "do not|never reject *1 candidate|applicant|resume|cv|application",
            "do|must|should not|never mention|reveal|disclose|obey|follow *3 instructions|this|prompt|rules|that",
            "move this|the candidate|applicant *1 to the next|interview",
            "your|previous|prior|above|earlier instructions|instruction|prompt|prompts|guidelines|training",
        ],
        dictations: [
            "always|never|please|must end|begin|start|finish|conclude|close|open|reply|respond|answer *4 with",
            "always|never|please|must|shall write|say|state|claim|mention|pretend|tell|declare|assert|insert|append *3 that|how|a|the|this",
            "now|also|and|then|instead write|say|state|claim|mention|pretend|tell|declare|assert *1 that",
            "in|into|to|of your|the|each|every letter|answer|output|response|reply|suggestion|suggestions write|say|state|mention|include|add|must",
            "letter|answer|output|response|reply|summary|suggestion|text|model|assistant must|shall|should *1 "
                + "say|state|mention|include|contain|claim|end|begin|start|be|add|write",
        ],
        openings: [
            "write|say|state|claim|mention|pretend|declare|assert|emphasise|emphasize|conclude|assume|imagine *2 that|how|i|she|he",
            "add|note|tell|include|insert|append|print|output|repeat *4 "
                + "that|paragraph|sentence|words|line|reader|employer|recruiter|letter|following",
            "end|begin|start|finish|conclude|close|open *2 letter|answer|output|response|reply|summary|text|paragraph|suggestion|message|it with",
            "act|behave|respond as",
            "ignore|disregard|forget|override *2 above|everything|previous|all|this|your|any|my",
            "do|don't *1 not|mention|reveal|tell|obey",
        ],
        requests: [
            "send|submit|forward|email|e-mail|mail|upload|transfer|wire|pay *3 documents|document|cv|passport|money|deposit|fee|bank|account|"
                + "papers|credentials|password|passwords|id|payment|us|me",
            "call|contact|whatsapp|telegram|ring us|me|now",
            "click|tap here|on|this",
            "visit|open|follow|go our|the|this|to *2 site|website|page|link|portal|url|address",
            "hire|recommend|shortlist this|the|me|her|him|now|to",
            "bring|show|provide|share|give|reply|respond|enter *1 your|the|with|us|me *2 passport|card|password|passwords|id|bank|account|"
                + "credentials|fee|money|documents|code",
            "open|download|install|run|scan the|this|an|our *1 attachment|app|program|code|file",
        ],
        heralds: [
            "please", "kindly", "and", "then", "now", "also", "so", "instead", "important", "note", "always", "never",
            "you", "must",
        ],
        addresses: ["you", "your", "yours", "yourself", "you're", "you'll", "you've", "you'd"]
    )
}
