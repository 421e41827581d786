extension EnglishSkills {
    /// Design, engineering, health, teaching, law, hospitality and trades.
    static let professions = """
        Adobe Creative Suite | Adobe Creative Cloud | Creative Suite
        Adobe Photoshop | Photoshop
        Adobe Illustrator | !Illustrator
        Adobe InDesign | InDesign
        Adobe XD
        Adobe Premiere Pro | Premiere Pro | Adobe Premiere
        Adobe After Effects | After Effects
        Adobe Lightroom | Lightroom
        Adobe Acrobat
        Figma
        !Sketch
        InVision
        Canva
        Axure
        Balsamiq
        CorelDRAW
        Final Cut Pro
        DaVinci Resolve
        !Blender
        !Maya | Autodesk Maya
        Cinema 4D
        ZBrush
        Graphic design
        Web design
        UI design | User interface design | UI
        UX design | User experience design | UX | User experience
        UI/UX | UX/UI | UI/UX design | UX/UI design
        User research | UX research
        Usability testing
        Wireframing | Wireframes
        Prototyping | Rapid prototyping
        Interaction design
        Information architecture
        Design systems
        Design thinking
        Typography
        !Illustration
        Motion graphics
        !Animation | 3D animation
        3D modeling | 3D modelling
        Video editing
        Video production
        Photography
        Photo editing
        Sound design
        Pro Tools
        Ableton Live
        Journalism
        Storytelling
        !Translation
        Interpreting
        Transcription
        AutoCAD
        SolidWorks
        CATIA
        Siemens NX
        Creo | PTC Creo
        Autodesk Inventor
        Fusion 360
        Revit | Autodesk Revit
        SketchUp
        Rhino 3D | Rhinoceros
        BIM | Building information modeling
        Civil 3D
        STAAD.Pro
        ETABS
        Primavera P6 | Primavera
        Bluebeam
        Procore
        ANSYS
        COMSOL
        Abaqus
        Finite element analysis | FEA
        Computational fluid dynamics | CFD
        GD&T
        CAD | Computer-aided design
        CAM | Computer-aided manufacturing
        CNC | CNC machining | CNC programming
        3D printing | Additive manufacturing
        Injection molding | Injection moulding
        Sheet metal
        Machining
        Welding | MIG welding | TIG welding
        Soldering
        Blueprint reading | Blueprints
        Carpentry
        Plumbing
        HVAC
        Electrical wiring
        Electrical installation
        !Painting
        Masonry
        Roofing
        Landscaping
        Forklift operation | Forklift | Forklift driving
        Preventive maintenance | Equipment maintenance
        Hand tools | Power tools
        PLC programming | PLC | PLCs
        SCADA
        Allen-Bradley
        Hydraulics
        Pneumatics
        Robotics
        ROS | Robot Operating System
        Mechatronics
        Control systems
        Signal processing | Digital signal processing | DSP
        Circuit design
        PCB design
        Altium Designer | Altium
        KiCad
        !SPICE | LTspice
        FPGA
        Power electronics
        Embedded Linux
        !Verification
        Failure analysis | FMEA
        Root cause analysis
        !Manufacturing | Lean manufacturing
        Process engineering
        Chemical engineering
        Civil engineering
        Structural engineering
        Structural analysis
        Mechanical engineering
        Electrical engineering
        Industrial engineering
        Systems engineering
        Environmental engineering
        !Surveying | Land surveying
        Construction management
        !Estimating | Cost estimating
        OSHA | OSHA 10 | OSHA 30
        Occupational safety | Workplace safety | Health and safety
        Environmental compliance
        Renewable energy
        Solar energy
        Energy efficiency
        Patient care | Direct patient care
        Patient assessment
        Patient education
        Patient safety
        Nursing
        Triage
        Wound care
        IV therapy | Intravenous therapy
        Phlebotomy | Venipuncture
        Medication administration
        Vital signs
        Critical care | Intensive care | ICU
        Emergency medicine
        !Telemetry
        Pediatrics | Paediatrics
        Geriatrics
        Oncology
        Cardiology
        !Surgery
        Anesthesia
        Radiology
        Mental health | Behavioral health
        Case management
        Discharge planning
        Care planning | Care plans
        Infection control
        Basic Life Support | BLS
        Advanced Cardiovascular Life Support | ACLS
        Pediatric Advanced Life Support | PALS
        CPR | CPR/AED
        First aid
        HIPAA
        Electronic health records | EHR | EMR | Electronic medical records
        !Epic | Epic Systems | Epic EHR
        Cerner
        Meditech
        Medical terminology
        Medical coding | ICD-10 | CPT
        Medical billing
        Clinical research | Clinical trials
        Good Clinical Practice | GCP guidelines
        Good Manufacturing Practice | GMP | cGMP
        Good Laboratory Practice | GLP
        FDA regulations
        Pharmacology
        Pharmacy
        Physical therapy | Physiotherapy
        Occupational therapy
        Dental hygiene
        Nutrition
        Public health
        Epidemiology
        Biostatistics
        Cell culture
        PCR | qPCR
        Western blot | Western blotting
        ELISA
        Flow cytometry
        Microscopy
        Chromatography | HPLC
        Mass spectrometry
        CRISPR
        Molecular biology
        Microbiology
        Biochemistry
        Laboratory techniques | Lab techniques
        Teaching
        Curriculum development | Curriculum design
        Lesson planning
        Classroom management
        Special education
        Early childhood education
        E-learning | eLearning
        Instructional design
        Tutoring
        Student assessment
        Academic advising
        Google Classroom
        Canvas LMS | !Canvas
        Moodle
        Blackboard Learn | !Blackboard
        Grant writing
        Fundraising
        Nonprofit management
        Volunteer management
        Academic writing
        Scientific writing
        LaTeX
        Literature review
        Qualitative research
        Quantitative research
        Legal research
        Legal writing
        Litigation
        Contract law | Contract drafting
        Corporate law
        Intellectual property
        Family law
        Westlaw
        LexisNexis
        Paralegal
        Counseling | Counselling
        Social work
        Crisis intervention
        Food safety | ServSafe
        Food preparation
        !Cooking
        !Baking
        Menu planning
        Bartending
        Barista
        Hospitality | Hospitality management
        Housekeeping
        Front desk
        Opera PMS
        Event catering | Catering
        !Security | Physical security
        !Driving | Commercial driver's license | CDL
        Real estate
        Property management
        Urban planning
        Interior design
        !Architecture
        Policy analysis
        Government relations
        Sustainability
        ESG
        """
}
