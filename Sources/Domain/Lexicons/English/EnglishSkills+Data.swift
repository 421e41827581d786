extension EnglishSkills {
    /// Databases, analysis, statistics and machine learning.
    static let data = """
        SQL | Structured Query Language
        MySQL | My SQL
        PostgreSQL | Postgres | PostgresQL
        SQLite
        Microsoft SQL Server | SQL Server | MS SQL | MSSQL | MS SQL Server
        T-SQL | Transact-SQL | TSQL
        PL/SQL | PLSQL
        Oracle Database | Oracle DB | !Oracle
        MariaDB
        IBM Db2 | DB2
        MongoDB | Mongo
        Cassandra | Apache Cassandra
        Redis
        Memcached
        Elasticsearch | Elastic Search
        OpenSearch
        Solr
        Neo4j
        CouchDB
        Couchbase
        InfluxDB
        TimescaleDB
        ClickHouse
        CockroachDB
        Supabase
        NoSQL
        Database design | Database administration | Database management | Data modeling | Data modelling
        Snowflake
        Redshift | Amazon Redshift
        Databricks
        Teradata
        Apache Spark | PySpark | !Spark | Spark SQL | Spark Streaming
        Hadoop | Apache Hadoop | HDFS
        MapReduce
        Apache Hive | !Hive
        HBase
        Presto
        Trino
        Apache Flink | Flink
        Apache Airflow | Airflow
        Apache Beam
        Apache NiFi | NiFi
        Dagster
        !Prefect
        dbt
        Fivetran
        Informatica | Informatica PowerCenter
        Talend
        SSIS
        SSRS
        SSAS
        Alteryx
        ETL | ELT | ETL pipelines
        Data engineering
        Data pipelines | Data pipeline
        Data warehousing | Data warehouse
        Data lake | Data lakes
        Data governance
        Data quality
        Data migration
        Data entry
        Data analysis | Data analytics
        Data science
        Data visualization | Data visualisation
        Data mining
        Big data
        Business intelligence | BI
        Business analytics
        Predictive analytics | Predictive modeling | Predictive modelling
        Statistics
        Statistical analysis | Statistical modeling
        Regression analysis | Linear regression
        Time series analysis | Time series forecasting
        Forecasting
        A/B testing | AB testing | Split testing
        Experimental design | Design of experiments
        Causal inference
        Bayesian statistics | Bayesian inference
        Hypothesis testing
        Survey design
        Tableau
        Power BI | PowerBI | Microsoft Power BI
        Looker | Looker Studio | Google Data Studio
        Qlik | QlikView | Qlik Sense
        !Domo
        MicroStrategy
        Cognos | IBM Cognos
        Crystal Reports
        SAS
        SPSS | IBM SPSS
        !Stata
        Minitab
        JMP
        EViews
        pandas
        NumPy
        SciPy
        scikit-learn | sklearn
        Matplotlib
        Seaborn
        Plotly
        Jupyter | Jupyter Notebook | Jupyter Notebooks
        tidyverse
        ggplot2
        dplyr
        !Shiny | R Shiny
        Streamlit
        TensorFlow
        PyTorch
        Keras
        JAX
        XGBoost
        LightGBM
        Hugging Face | HuggingFace
        OpenCV
        spaCy
        NLTK
        LangChain
        MLflow
        Kubeflow
        ONNX
        Machine learning | ML
        Deep learning
        Artificial intelligence | AI
        Neural networks | CNN | RNN
        Natural language processing | NLP
        Computer vision
        Reinforcement learning
        Recommendation systems | Recommender systems
        Large language models | LLM | LLMs
        Generative AI | GenAI
        Prompt engineering
        Retrieval-augmented generation | RAG
        Feature engineering
        Model deployment
        Bioinformatics
        Genomics
        GIS | Geographic information systems | ArcGIS | QGIS
        Google Sheets
        Google Analytics | GA4
        """
}
