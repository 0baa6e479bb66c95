#include "cicu.h"
#include "runs.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/uldnames.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

static int32_t failure(UErrorCode status) { return -1 - (int32_t)status; }

// ---------------------------------------------------------------- boundaries

struct cicu_breaker {
  UBreakIterator *words;
  UBreakIterator *sentences;
};

cicu_breaker *cicu_breaker_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  cicu_breaker *breaker = calloc(1, sizeof(cicu_breaker));
  if (!breaker) return NULL;
  breaker->words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  breaker->sentences = ubrk_open(UBRK_SENTENCE, "en@ss=standard", NULL, 0, &status);
  if (U_FAILURE(status)) {
    cicu_breaker_close(breaker);
    return NULL;
  }
  static const UChar warm[] = {0x4E2D, 0x6587, 0x30A2};
  ubrk_setText(breaker->words, warm, 3, &status);
  while (ubrk_next(breaker->words) != UBRK_DONE) {
  }
  return breaker;
}

void cicu_breaker_close(cicu_breaker *breaker) {
  if (!breaker) return;
  if (breaker->words) ubrk_close(breaker->words);
  if (breaker->sentences) ubrk_close(breaker->sentences);
  free(breaker);
}

int32_t cicu_words(cicu_breaker *breaker, const uint16_t *text, int32_t length, int32_t *ends, uint8_t *kinds) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(breaker->words, (const UChar *)text, length, &status);
  if (U_FAILURE(status)) return failure(status);
  int32_t count = 0, end;
  ubrk_first(breaker->words);
  while ((end = ubrk_next(breaker->words)) != UBRK_DONE) {
    ends[count] = end;
    kinds[count++] = (uint8_t)(ubrk_getRuleStatus(breaker->words) / 100);
  }
  return count;
}

int32_t cicu_sentences(cicu_breaker *breaker, const uint16_t *text, int32_t length, int32_t *ends) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(breaker->sentences, (const UChar *)text, length, &status);
  if (U_FAILURE(status)) return failure(status);
  int32_t count = 0, end;
  ubrk_first(breaker->sentences);
  while ((end = ubrk_next(breaker->sentences)) != UBRK_DONE) ends[count++] = end;
  return count;
}

// ---------------------------------------------------------------- encodings

struct cicu_converter {
  UConverter *converter;
  int32_t bad;
};

static void count_bad(
    const void *context, UConverterToUnicodeArgs *arguments, const char *units, int32_t length,
    UConverterCallbackReason reason, UErrorCode *status) {
  (void)units;
  (void)length;
  if (reason > UCNV_IRREGULAR) return;
  ((cicu_converter *)context)->bad++;
  static const UChar replacement = 0xFFFD;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

cicu_converter *cicu_converter_open(const char *encoding) {
  UErrorCode status = U_ZERO_ERROR;
  cicu_converter *result = calloc(1, sizeof(cicu_converter));
  if (!result) return NULL;
  result->converter = ucnv_open(encoding, &status);
  if (U_SUCCESS(status)) ucnv_setToUCallBack(result->converter, count_bad, result, NULL, NULL, &status);
  if (U_FAILURE(status)) {
    cicu_converter_close(result);
    return NULL;
  }
  return result;
}

void cicu_converter_close(cicu_converter *converter) {
  if (!converter) return;
  if (converter->converter) ucnv_close(converter->converter);
  free(converter);
}

int32_t cicu_convert(
    cicu_converter *converter, const uint8_t *bytes, int32_t length, uint16_t *text, int32_t *bad, int32_t *first_bad) {
  const char *source = (const char *)bytes, *limit = source + length;
  UChar *target = (UChar *)text, *target_limit = target + length + 1;
  *first_bad = -1;
  converter->bad = 0;
  ucnv_resetToUnicode(converter->converter);
  // Pieces of 4,096 bytes tell where the first bad sequence stands, near enough for a message, at no cost.
  while (1) {
    const char *piece = limit - source > 4096 ? source + 4096 : limit;
    const char *began = source;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter->converter, &target, target_limit, &source, piece, NULL, piece == limit, &status);
    if (converter->bad && *first_bad < 0) *first_bad = (int32_t)(began - (const char *)bytes);
    if (U_FAILURE(status)) return failure(status);
    if (piece == limit) break;
  }
  *bad += converter->bad;
  return (int32_t)(target - (UChar *)text);
}

int32_t cicu_detect(const uint8_t *bytes, int32_t length, char *name, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t confidence = 0;
  name[0] = 0;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return 0;
  ucsdet_setText(detector, (const char *)bytes, length, &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  if (U_SUCCESS(status) && match) {
    strncpy(name, ucsdet_getName(match, &status), (size_t)capacity - 1);
    name[capacity - 1] = 0;
    confidence = ucsdet_getConfidence(match, &status);
  }
  ucsdet_close(detector);
  return U_SUCCESS(status) ? confidence : 0;
}

// ---------------------------------------------------------------- tables

void cicu_case_folds(uint16_t *table) {
  for (int32_t unit = 0, end; unit < 65536; unit = end) {
    end = run_end(unit);
    for (int32_t same = unit; same < end; same++) table[same] = (uint16_t)same;
    if (end > unit + 1) continue;  // none of them has case
    UChar32 folded = u_foldCase(unit, U_FOLD_CASE_DEFAULT);
    if (folded < 65536) table[unit] = (uint16_t)folded;
  }
}

static uint8_t class_of(UChar32 unit) {
  if (U_IS_SURROGATE(unit)) return CICU_SURROGATE;
  if (unit == '\n' || unit == '\r' || unit == '\t') return CICU_SPACE;
  if (u_hasBinaryProperty(unit, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CICU_IGNORABLE;
  if (u_isUWhiteSpace(unit)) return CICU_SPACE;
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(unit, &status);
  if (script == USCRIPT_HAN && u_isalpha(unit)) return CICU_HAN;
  int8_t type = u_charType(unit);
  int32_t mask = U_MASK(type);
  if (mask & U_GC_ND_MASK) return CICU_DIGIT;
  if (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_NL_MASK)) {
    int32_t line = u_getIntPropertyValue(unit, UCHAR_LINE_BREAK);
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || unit == 0x30FC || line == U_LB_COMPLEX_CONTEXT)
      return CICU_KANA;
    return CICU_LETTER;
  }
  if (mask & U_GC_P_MASK) return CICU_PUNCTUATION;
  if (mask & (U_GC_S_MASK | U_GC_NO_MASK)) return CICU_SYMBOL;
  if (mask & (U_GC_CC_MASK | U_GC_CF_MASK)) return CICU_CONTROL;
  return CICU_OTHER;
}

void cicu_classes(uint8_t *table) {
  for (int32_t unit = 0, end; unit < 65536; unit = end) {
    end = run_end(unit);
    memset(table + unit, class_of(unit) | (u_isupper(unit) || u_istitle(unit) ? CICU_UPPER_BIT : 0), end - unit);
  }
}

int32_t cicu_simplify_units(const uint16_t *units, int32_t count, uint16_t *simplified) {
  UErrorCode status = U_ZERO_ERROR;
  UChar name[32];
  u_uastrcpy(name, "Traditional-Simplified");
  UTransliterator *transliterator = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE(status)) return failure(status);
  for (int32_t i = 0; i < count && U_SUCCESS(status); i++) {
    UChar buffer[16] = {units[i]};
    int32_t length = 1, limit = 1;
    utrans_transUChars(transliterator, buffer, &length, 16, 0, &limit, &status);
    simplified[i] = length == 1 ? buffer[0] : units[i];
  }
  utrans_close(transliterator);
  return U_FAILURE(status) ? failure(status) : 0;
}

int32_t cicu_territory_name(const char *territory, const char *locale, uint16_t *name, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  ULocaleDisplayNames *names = uldn_open(locale, ULDN_STANDARD_NAMES, &status);
  if (U_FAILURE(status)) return 0;
  int32_t length = uldn_regionDisplayName(names, territory, (UChar *)name, capacity, &status);
  uldn_close(names);
  return U_SUCCESS(status) ? length : 0;
}

const char *cicu_icu_version(void) { return U_ICU_VERSION; }
const char *cicu_unicode_version(void) { return U_UNICODE_VERSION; }
