#include <libxml/xmlversion.h>
// A libxml2 that was built with ICU shows ICU's headers, whose enums are Foundation's too; nothing here needs them.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
