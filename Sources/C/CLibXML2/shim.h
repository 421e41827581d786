// Debian's libxml2 pulls in the system's ICU headers, whose types clash with those of Foundation's own ICU in one
// compilation. They only add fields to `xmlCharEncodingHandler`, which is not used here; so they are left out.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/SAX2.h>
