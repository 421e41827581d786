extension EnglishSkills {
    /// Clouds, delivery, tests, networks, security and tools around software.
    static let operations = """
        Git
        GitHub
        GitLab
        Bitbucket
        Subversion | SVN
        Mercurial
        Perforce
        CI/CD | CICD | CI / CD | Continuous integration | Continuous delivery | Continuous deployment
        Jenkins
        GitHub Actions
        GitLab CI | GitLab CI/CD
        CircleCI | Circle CI
        Travis CI | TravisCI
        TeamCity
        Azure DevOps | VSTS
        Argo CD | ArgoCD
        !Flux
        Docker | Docker Compose | Docker Swarm
        Kubernetes | K8s
        !Helm | Helm charts
        OpenShift
        !Rancher
        Podman
        Terraform
        OpenTofu
        Pulumi
        CloudFormation | AWS CloudFormation
        Ansible
        !Puppet
        !Chef
        SaltStack
        Vagrant
        !Packer
        HashiCorp Vault | !Vault
        !Consul
        !Nomad
        Istio
        !Envoy
        Service mesh
        Nginx
        Apache HTTP Server | Apache httpd | !Apache
        HAProxy
        Linux
        Unix
        Ubuntu
        Debian
        Red Hat | Red Hat Enterprise Linux | RHEL
        CentOS
        macOS | Mac OS | Mac OS X
        Windows Server
        Microsoft Windows | !Windows
        Active Directory | AD DS
        Microsoft Entra ID | Azure AD | Azure Active Directory
        VMware | vSphere | ESXi
        Hyper-V
        Citrix
        AWS | Amazon Web Services | Amazon AWS
        EC2 | Amazon EC2 | AWS EC2
        Amazon S3 | AWS S3 | !S3
        AWS Lambda | !Lambda
        Amazon RDS | !RDS
        DynamoDB | Amazon DynamoDB
        ECS | Amazon ECS | Fargate | AWS Fargate
        EKS | Amazon EKS
        SQS | Amazon SQS
        SNS | Amazon SNS
        CloudWatch
        IAM | AWS IAM | Identity and access management
        Route 53
        CloudFront
        API Gateway
        Step Functions
        Kinesis
        AWS Glue | !Glue
        Athena | Amazon Athena
        SageMaker | Amazon SageMaker
        !Bedrock | Amazon Bedrock
        Azure | Microsoft Azure
        Azure Functions
        AKS
        Azure Data Factory | ADF
        Google Cloud Platform | GCP | Google Cloud
        BigQuery | Google BigQuery | Big Query
        GKE
        Cloud Run
        Firebase
        Vertex AI
        Pub/Sub
        Heroku
        Vercel
        Netlify
        DigitalOcean
        Cloudflare
        OpenStack
        Serverless
        Cloud computing
        Cloud architecture
        Cloud migration
        Infrastructure as code | IaC
        DevOps
        DevSecOps
        MLOps
        GitOps
        Site reliability engineering | SRE
        Platform engineering
        Incident management | Incident response
        Observability
        !Monitoring
        Prometheus
        Grafana
        Datadog
        New Relic
        Splunk
        Dynatrace
        Nagios
        Zabbix
        !Sentry
        PagerDuty
        OpenTelemetry
        Jaeger
        ELK | ELK Stack | Elastic Stack
        Logstash
        Kibana
        Fluentd
        Kafka | Apache Kafka
        RabbitMQ
        ActiveMQ
        NATS
        MQTT
        ZeroMQ
        Selenium | Selenium WebDriver
        Cypress
        Playwright
        Puppeteer
        Jest
        !Mocha
        !Jasmine
        Cucumber
        Appium
        TestNG
        JMeter
        LoadRunner
        !Gatling
        Test automation | Automated testing
        Manual testing
        Regression testing
        Performance testing | Load testing
        Quality assurance | QA | QA testing
        !Networking | Computer networking | Network administration
        TCP/IP
        DNS
        DHCP
        VPN
        HTTP | HTTPS
        LAN/WAN
        Cisco | Cisco IOS
        Juniper
        Firewalls | Firewall
        Palo Alto Networks
        Wireshark
        Cybersecurity | Cyber security | Information security | InfoSec
        Network security
        Application security | AppSec
        Cloud security
        Penetration testing | Pen testing
        Vulnerability management | Vulnerability assessment
        Threat modeling | Threat modelling
        SIEM
        SOC 2
        ISO 27001
        NIST
        OWASP
        Burp Suite
        Metasploit
        Nmap
        Kali Linux
        Cryptography
        Zero trust
        Technical support | Tech support | IT support
        Help desk | Helpdesk | Service desk
        Troubleshooting
        System administration | Systems administration | Sysadmin
        ITIL
        ServiceNow
        Jira
        Confluence
        Bazel
        CMake
        !Make | Makefile
        GCC
        LLVM
        GDB
        Vim
        Emacs
        Visual Studio
        VS Code | Visual Studio Code
        IntelliJ IDEA | IntelliJ
        PyCharm
        Eclipse
        !Excel | Microsoft Excel | MS Excel | Advanced Excel
        !Phoenix | Phoenix Framework
        !Gin
        GORM
        Actix
        Tokio
        RxJava | RxJS | RxSwift
        Prisma
        TypeORM
        Sequelize
        Mongoose
        Socket.IO
        npm
        Yarn
        Chrome extensions
        Web accessibility | WCAG
        Responsive design | Responsive web design
        Localization | Internationalization | i18n
        Technical writing | Technical documentation
        Agile | Agile methodologies | Agile development | Agile methodology
        Scrum
        Kanban
        !SAFe | Scaled Agile
        Extreme Programming
        Waterfall
        SDLC | Software development life cycle | Software development lifecycle
        """
}
