#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "cicu.h"
#include "runs.h"

// ICU's root rules differ from UAX #29 here and there, and from version to version ('@' and ':' are letters, letters'
// middles, or neither): what a unit does between two letters is asked of the iterator itself.
static bool joins_letters(UBreakIterator *words, UChar unit) {
  UErrorCode status = U_ZERO_ERROR;
  UChar probe[] = {'a', unit, 'b'};
  ubrk_setText(words, probe, 3, &status);
  ubrk_first(words);
  return U_SUCCESS(status) && ubrk_next(words) == 3;
}

static bool starts_word(UBreakIterator *words, UChar unit) {
  UErrorCode status = U_ZERO_ERROR;
  UChar probe[] = {unit, 'b'};
  ubrk_setText(words, probe, 2, &status);
  ubrk_first(words);
  return U_SUCCESS(status) && ubrk_next(words) == 2;
}

static bool is_han(int32_t unit) {
  return (unit >= 0x4E00 && unit <= 0x9FFF) || (unit >= 0x3400 && unit <= 0x4DBF) || unit == 0x3005 || unit == 0x3007;
}

static bool is_complex(int32_t unit) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(unit, &status);
  return U_IS_SURROGATE(unit) || u_getIntPropertyValue(unit, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT
      || script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL
      || unit == 0x30FC || unit == 0xFF70 || unit == 0xFF9E || unit == 0xFF9F;
}

static uint8_t word_class(UBreakIterator *words, int32_t unit) {
  if (is_han(unit)) return CICU_WORD_HAN;
  if (is_complex(unit)) return CICU_WORD_ODD;
  switch (u_getIntPropertyValue(unit, UCHAR_WORD_BREAK)) {
    case U_WB_OTHER:
      // Every unit of this class would have to be asked; only this one has ever been a letter.
      return unit == '@' && starts_word(words, '@') ? CICU_WORD_AT : CICU_WORD_OTHER;
    case U_WB_ALETTER: return CICU_WORD_LETTER;
    case U_WB_NUMERIC: return CICU_WORD_NUMBER;
    case U_WB_EXTENDNUMLET: return CICU_WORD_CONNECTOR;
    case U_WB_MIDLETTER: return joins_letters(words, (UChar)unit) ? CICU_WORD_MIDDLE_LETTER : CICU_WORD_OTHER;
    case U_WB_MIDNUM: return CICU_WORD_MIDDLE_NUMBER;
    case U_WB_MIDNUMLET: return CICU_WORD_MIDDLE_BOTH;
    case U_WB_SINGLE_QUOTE: return CICU_WORD_QUOTE;
    case U_WB_DOUBLE_QUOTE: return CICU_WORD_OTHER;
    case U_WB_WSEGSPACE: return CICU_WORD_SPACE;
    case U_WB_CR: return CICU_WORD_RETURN;
    case U_WB_LF:
    case U_WB_NEWLINE: return CICU_WORD_NEWLINE;
    default: return CICU_WORD_ODD;
  }
}

bool cicu_word_classes(uint8_t *table) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  if (U_FAILURE(status)) return false;
  for (int32_t unit = 0, end; unit < 65536; unit = end) {
    end = run_end(unit);
    memset(table + unit, word_class(words, unit), end - unit);
  }
  ubrk_close(words);
  return true;
}

bool cicu_is_plain_astral(uint32_t point) {
  UErrorCode status = U_ZERO_ERROR;
  return u_getIntPropertyValue((UChar32)point, UCHAR_WORD_BREAK) == U_WB_OTHER
      && uscript_getScript((UChar32)point, &status) == USCRIPT_COMMON
      && u_getIntPropertyValue((UChar32)point, UCHAR_LINE_BREAK) != U_LB_COMPLEX_CONTEXT;
}

static uint8_t sentence_class(int32_t unit) {
  if (U_IS_SURROGATE(unit)) return CICU_SENTENCE_OTHER;
  switch (u_getIntPropertyValue(unit, UCHAR_SENTENCE_BREAK)) {
    case U_SB_STERM: return CICU_SENTENCE_TERMINAL;
    case U_SB_ATERM: return CICU_SENTENCE_STOP;
    case U_SB_SEP:
    case U_SB_CR:
    case U_SB_LF: return CICU_SENTENCE_PARAGRAPH;
    case U_SB_CLOSE: break;
    default: return CICU_SENTENCE_OTHER;
  }
  switch (u_charType(unit)) {
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION: return CICU_SENTENCE_OPEN;
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION: return CICU_SENTENCE_CLOSE;
    default: return CICU_SENTENCE_QUOTE;
  }
}

void cicu_sentence_classes(uint8_t *table) {
  for (int32_t unit = 0; unit < 65536; unit++) table[unit] = sentence_class(unit);
}
