extension EnglishSkills {
    /// Office, management, marketing, sales, finance and human resources.
    static let business = """
        Microsoft Office | MS Office | Microsoft Office Suite | Office 365 | Microsoft 365 | MS Office Suite
        Microsoft Word | MS Word | !Word
        Microsoft PowerPoint | MS PowerPoint | PowerPoint | Power Point
        Microsoft Outlook | MS Outlook | !Outlook
        Microsoft Access | MS Access | !Access
        Microsoft Teams | MS Teams | !Teams
        Microsoft Project | MS Project
        Microsoft Visio | !Visio | MS Visio
        Microsoft OneNote | OneNote
        SharePoint | Microsoft SharePoint
        Power Automate
        Power Apps | PowerApps
        Dynamics 365 | Microsoft Dynamics
        Google Workspace | G Suite | GSuite | Google Apps | Google Docs
        !Slack
        !Zoom
        Webex
        !Notion
        Asana
        Trello
        Monday.com
        ClickUp
        Basecamp
        Smartsheet
        Airtable
        Miro
        Zapier
        DocuSign
        Typing | Touch typing
        Calendar management
        Travel planning | Travel coordination | Travel arrangements
        !Filing | Record keeping | Recordkeeping | Records management
        Document management
        Minute taking
        Office management
        Office administration | Administrative support | Clerical skills
        !Reception
        Scheduling | Appointment scheduling
        Event planning | Event management | Event coordination
        Project management
        Program management | Programme management
        Product management
        Portfolio management
        Product development
        Product strategy
        Product roadmap | Roadmapping | Product roadmaps
        Product ownership | Product owner
        User stories
        Backlog management | Backlog grooming | Backlog refinement
        Sprint planning
        PMP | Project Management Professional
        PRINCE2
        Scrum Master | CSM | Certified ScrumMaster
        !Lean
        Six Sigma | Lean Six Sigma | Six Sigma Green Belt | Six Sigma Black Belt
        Kaizen | Continuous improvement
        5S
        Process improvement | Business process improvement | Process optimization | Process optimisation
        Business process management | BPM | Process mapping
        Change management
        Risk management | Risk assessment
        Quality management
        Quality control
        ISO 9001
        Resource planning | Resource allocation | Capacity planning
        Stakeholder management | Stakeholder engagement | Stakeholder communication
        Requirements gathering | Requirements analysis
        Business analysis
        Business development
        Business strategy | Strategic planning | Strategy development
        Market research | Market analysis
        Competitive analysis | Competitor analysis
        Go-to-market strategy | Go-to-market
        Mergers and acquisitions | M&A
        Due diligence
        Operations management
        Operations research
        Supply chain management | Supply chain
        Logistics
        Procurement | Purchasing | Strategic sourcing
        Vendor management | Supplier management
        Contract negotiation
        Contract management
        Inventory management | Inventory control | Stock control
        Warehouse management | Warehousing
        Demand planning
        Fleet management
        Facilities management
        Budgeting | Budget management | Budget planning | Budget tracking
        Cost reduction | Cost control | Cost management
        Leadership | Team leadership | People leadership
        Team management | People management | Staff management
        Team building
        Mentoring
        !Coaching
        !Training | Staff training | Training and development
        Public speaking
        Presentation skills | !Presentations
        !Communication | Communication skills | Verbal communication | Oral communication
        Written communication | !Writing
        Interpersonal skills
        Negotiation | Negotiation skills
        Conflict resolution
        Problem solving | Problem-solving skills
        Critical thinking
        Decision making
        Time management
        !Organization | !Organisation | Organizational skills | Organisational skills
        Multitasking
        Attention to detail
        Teamwork | !Collaboration | Team player
        Cross-functional collaboration | Cross-functional teams
        Adaptability
        !Creativity
        Emotional intelligence
        Customer service | Customer support | Client service | Client services
        Customer success
        Customer relationship management | CRM | CRM software
        Client relations | Client relationship management | Customer relations
        Account management | Key account management
        !Sales
        Inside sales
        Outside sales | Field sales
        B2B sales | B2B
        B2C
        SaaS sales
        Cold calling
        Lead generation | Lead qualification
        Prospecting | Sales prospecting
        Pipeline management | Sales pipeline management
        Sales forecasting
        Sales management
        Sales operations
        Solution selling | Consultative selling
        Upselling | Cross-selling
        Territory management
        !Retail | Retail sales
        Merchandising | Visual merchandising
        Point of sale | !POS | POS systems
        Cash handling
        Telemarketing
        E-commerce | Ecommerce
        Amazon Seller Central
        Salesforce | Salesforce.com | SFDC | Salesforce CRM
        HubSpot
        Pipedrive
        Zoho CRM | Zoho
        !Outreach
        !Gong
        ZoomInfo
        LinkedIn Sales Navigator
        Zendesk
        Intercom
        Freshdesk
        Marketing
        Digital marketing | Online marketing
        Content marketing
        Content strategy
        Content creation
        Content management | CMS | Content management systems
        Copywriting
        !Editing | Copy editing | Proofreading
        Social media | Social media marketing | Social media management
        Email marketing
        Search engine optimization | SEO
        Search engine marketing | SEM
        Pay-per-click | PPC
        Google Ads | Google AdWords | AdWords
        Facebook Ads | Meta Ads
        Marketing automation
        Marketing strategy
        Product marketing
        Brand management | Branding | Brand strategy
        Growth marketing
        Performance marketing
        Influencer marketing
        Affiliate marketing
        Media planning | Media buying
        Campaign management
        Conversion rate optimization | CRO
        Public relations | !PR
        Media relations
        Press releases
        Community management
        Event marketing
        Mailchimp
        Marketo
        Pardot
        Hootsuite
        Semrush
        Ahrefs
        Google Tag Manager
        Google Search Console
        Adobe Analytics
        Mixpanel
        !Amplitude
        Hotjar
        Accounting
        Bookkeeping
        Accounts payable | !AP
        Accounts receivable | !AR
        General ledger
        Month-end close | Month end closing
        Reconciliation | Account reconciliation | Bank reconciliation | Bank reconciliations
        Financial reporting | Financial statements
        Financial analysis
        Financial modeling | Financial modelling
        Financial planning | FP&A | Financial planning and analysis
        Forecasting and budgeting
        Auditing | Internal audit | External audit
        Tax preparation | Tax returns | !Tax
        Taxation | Corporate tax
        Payroll | Payroll processing
        Invoicing
        !Billing
        Cost accounting
        Variance analysis
        GAAP | US GAAP
        IFRS
        SOX | Sarbanes-Oxley
        CPA | Certified Public Accountant
        CFA | Chartered Financial Analyst
        Valuation | Business valuation | DCF
        Investment analysis
        Investment banking
        Equity research
        Asset management
        Wealth management
        Private equity
        Venture capital
        Fixed income
        Derivatives
        !Treasury
        Credit analysis
        Underwriting
        Loan processing
        Anti-money laundering | AML
        Know your customer | KYC
        Compliance | Regulatory compliance
        !Insurance
        Claims processing | Claims handling
        Actuarial science
        QuickBooks | QuickBooks Online
        !Xero
        !Sage
        NetSuite | Oracle NetSuite
        SAP | SAP ERP | SAP ECC
        SAP S/4HANA | S/4HANA | SAP HANA
        SAP FICO
        ERP | ERP systems | Enterprise resource planning
        Oracle E-Business Suite
        Bloomberg Terminal | Bloomberg
        Hyperion
        Anaplan
        !Concur
        Human resources | !HR | Human resource management
        Recruiting | Recruitment | Talent acquisition
        Onboarding | Employee onboarding
        Employee relations
        Performance management
        Benefits administration | Compensation and benefits
        Talent management
        Succession planning
        Workforce planning
        HRIS
        Labor law | Employment law
        Diversity and inclusion | DEI
        Organizational development
        Workday
        ADP | ADP Workforce Now
        SAP SuccessFactors | SuccessFactors
        BambooHR
        Applicant tracking systems | ATS
        SHRM-CP | SHRM
        """
}
