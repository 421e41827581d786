extension EnglishSkills {
    /// Programming languages, frameworks and ways to build software.
    static let software = """
        Python | Python 3 | Python3 | Python 2
        Java | Java 8 | Java 11 | Java 17 | Java 21 | Core Java | Java SE
        Java EE | Jakarta EE | J2EE | JEE
        JavaScript | Java Script | ECMAScript | ES6 | ES6+ | ES2015 | !JS
        TypeScript | Type Script
        C++ | CPP | C++11 | C++14 | C++17 | C++20 | Modern C++
        C# | CSharp | C Sharp | C#.NET
        !C | ANSI C | C99 | C11 | Embedded C
        C/C++
        !Go | Golang
        !Rust
        !Swift | Swift 5 | Swift 6
        SwiftUI | Swift UI
        Objective-C | ObjC | Obj-C
        Kotlin
        !Scala
        Ruby
        Ruby on Rails | RoR | !Rails
        PHP | PHP 7 | PHP 8
        !R | R programming | R language | RStudio
        Perl
        !Julia
        !Lua
        !Dart
        Haskell
        Erlang
        Elixir
        !Elm
        Clojure
        ClojureScript
        F# | FSharp
        OCaml
        Fortran | Fortran 90
        COBOL
        !Ada
        Pascal | Object Pascal
        Delphi
        Visual Basic | VB.NET | VB6 | Visual Basic .NET
        VBA | Visual Basic for Applications | Excel VBA | Excel macros
        Groovy
        Lisp | Common Lisp
        !Scheme
        Prolog
        Assembly language | Assembler | !Assembly | x86 assembly | ARM assembly
        ABAP | SAP ABAP
        !Apex | Salesforce Apex
        Solidity
        !Zig
        !Nim
        !Crystal
        MATLAB | Simulink
        LabVIEW
        Verilog | SystemVerilog
        VHDL
        PowerShell | Power Shell
        Bash | Bash scripting
        Shell scripting | Shell script | Shell scripts | Unix shell | !Shell
        !Awk
        HTML | HTML5 | XHTML
        CSS | CSS3
        HTML/CSS | HTML & CSS
        Sass | SCSS
        Tailwind CSS | TailwindCSS | Tailwind
        !Bootstrap | Bootstrap 4 | Bootstrap 5
        Material UI | MUI
        React | React.js | ReactJS
        React Native
        Redux | Redux Toolkit
        Next.js | NextJS
        Vue.js | VueJS | Vue | Vue 3
        Nuxt.js | Nuxt
        Angular | AngularJS | Angular.js | Angular 2+
        Svelte | SvelteKit
        Ember.js | EmberJS | !Ember
        Backbone.js | !Backbone
        jQuery | j-Query
        AJAX
        Webpack
        Vite
        !Babel
        Storybook
        D3.js | D3
        Three.js
        WebGL
        WebSockets | WebSocket | Web sockets
        WebRTC
        WebAssembly | WASM
        Progressive web apps | PWA | PWAs
        Node.js | NodeJS | Node JS | !Node
        Express.js | ExpressJS | !Express
        NestJS | Nest.js
        Deno
        !Bun
        Django | Django REST Framework | DRF
        !Flask
        FastAPI
        Tornado
        Celery
        SQLAlchemy
        Pydantic
        pytest
        !Spring | Spring Framework | Spring MVC
        Spring Boot | SpringBoot
        Hibernate
        JPA | Java Persistence API
        Quarkus
        Micronaut
        JUnit
        Maven | Apache Maven
        Gradle
        Tomcat | Apache Tomcat
        .NET | dotnet | .NET Framework | Dot Net
        .NET Core | dotnet core
        ASP.NET | ASP.NET Core | ASP.NET MVC
        Entity Framework | EF Core | Entity Framework Core
        LINQ
        WPF
        Blazor
        Xamarin
        .NET MAUI
        Laravel
        Symfony
        CodeIgniter
        WordPress | Word Press
        Drupal
        Joomla
        Magento
        Shopify
        WooCommerce
        Flutter
        Ionic
        Cordova | PhoneGap
        Jetpack Compose
        Android | Android SDK | Android development | Android Studio
        iOS | iOS development | iOS SDK
        Xcode
        UIKit
        Core Data
        !Unity | Unity3D | Unity 3D
        Unreal Engine | Unreal | UE4 | UE5
        Godot
        OpenGL
        Vulkan
        GraphQL
        Apollo GraphQL | !Apollo
        !REST | REST API | REST APIs | RESTful | RESTful API | RESTful APIs | RESTful services | RESTful web services
        SOAP | SOAP APIs
        gRPC
        Protocol Buffers | Protobuf
        OpenAPI | Swagger
        Postman
        JSON
        XML | XSLT | XPath
        YAML
        OAuth | OAuth 2.0 | OAuth2 | OpenID Connect | OIDC
        SAML | SSO | Single sign-on
        JWT | JSON Web Tokens
        Microservices | Microservice | Microservice architecture | Microservices architecture
        Event-driven architecture | Event driven design
        Domain-driven design | DDD
        Distributed systems | Distributed computing
        System design | Systems design
        Software architecture | Solution architecture
        Object-oriented programming | OOP | Object oriented design | OOD
        Functional programming
        Design patterns
        Data structures | Data structures and algorithms
        Algorithms
        Concurrency | Multithreading | Multi-threading
        Test-driven development | TDD
        Behavior-driven development | BDD
        Unit testing | Unit tests
        Integration testing | Integration tests
        Code review | Code reviews
        Pair programming
        Refactoring
        API design | API development | API integration
        Full-stack development | Full stack
        Front-end development | Frontend development
        Back-end development | Backend development
        Web development
        Mobile development | Mobile app development
        Game development
        Embedded systems | Embedded software
        Firmware | Firmware development
        RTOS | FreeRTOS
        Internet of Things | IoT
        Arduino
        Raspberry Pi
        CUDA
        OpenCL
        OpenMP
        MPI
        Qt
        Blockchain
        Ethereum
        Smart contracts
        """
}
