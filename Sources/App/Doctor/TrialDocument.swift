/// A resume of an invented person, by which the way of a document is tried.
enum TrialDocument {
    /// A PDF of one page, as small as a whole one can be; its bytes are ASCII.
    static let pdf = Array(
        """
        %PDF-1.4
        1 0 obj
        << /Type /Catalog /Pages 2 0 R >>
        endobj
        2 0 obj
        << /Type /Pages /Kids [3 0 R] /Count 1 >>
        endobj
        3 0 obj
        << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>
        endobj
        4 0 obj
        << /Length 272 >>
        stream
        BT /F1 11 Tf 72 720 Td 16 TL
        (Jane Roe, engineer) Tj T*
        (Experience) Tj T*
        (Example Company, 2019 to 2024: kept a fleet of two hundred servers running) Tj T*
        (and taught four colleagues how to do it without her.) Tj T*
        (Education) Tj T*
        (Example University, 2018) Tj T*
        ET
        endstream
        endobj
        5 0 obj
        << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>
        endobj
        xref
        0 6
        0000000000 65535 f\u{20}
        0000000009 00000 n\u{20}
        0000000058 00000 n\u{20}
        0000000115 00000 n\u{20}
        0000000241 00000 n\u{20}
        0000000564 00000 n\u{20}
        trailer
        << /Size 6 /Root 1 0 R >>
        startxref
        634
        %%EOF

        """.utf8
    )
}
