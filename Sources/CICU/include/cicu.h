/// ICU behind plain C types: whole-buffer calls, no ICU header, so that a Swift module may import this beside Foundation.
///
/// Text is UTF-16 code units; positions are offsets in those units. A negative result is -1 minus ICU's error code.
#ifndef LICHANG_CICU_H
#define LICHANG_CICU_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A word and a sentence iterator that are opened once and reused. Not for two threads at a time.
typedef struct cicu_breaker cicu_breaker;

/// Opens both iterators and warms them up: ICU's dictionary breaker remembers what scripts a process has met, and a
/// first text with Han characters makes its later answers independent of that history. NULL on failure.
cicu_breaker *_Nullable cicu_breaker_open(void);
void cicu_breaker_close(cicu_breaker *_Nullable breaker);

/// Writes the end of every segment between two word boundaries, and its rule status divided by 100 (0 none, 1 number,
/// 2 letters, 3 kana, 4 ideographs). `ends` and `kinds` must have room for `length` elements.
/// Returns the number of segments.
int32_t cicu_words(
    cicu_breaker *_Nonnull breaker, const uint16_t *_Nonnull text, int32_t length, int32_t *_Nonnull ends,
    uint8_t *_Nonnull kinds);

/// Writes the end of every sentence (UAX #29 with CLDR's list of abbreviations, `ss=standard`); `ends` must have room
/// for `length` elements. Returns the number of sentences.
int32_t cicu_sentences(
    cicu_breaker *_Nonnull breaker, const uint16_t *_Nonnull text, int32_t length, int32_t *_Nonnull ends);

/// ICU's word list for Chinese and Japanese (`cjdict`), with what it remembers of earlier look-ups. Not for two threads
/// at a time; the data itself is shared. NULL if this ICU does not have it.
typedef struct cicu_dictionary cicu_dictionary;
cicu_dictionary *_Nullable cicu_dictionary_open(void);
void cicu_dictionary_close(cicu_dictionary *_Nullable dictionary);

/// The length in units of the longest word that ICU's break engine looks for.
enum { CICU_LONGEST_WORD = 20 };

/// The cost of a single character as a word of the list, up to 255; -1 if it is none.
int32_t cicu_dictionary_single(cicu_dictionary *_Nonnull dictionary, uint16_t unit);

/// What the list has of words that begin with two characters, in one number that may be kept as long as the dictionary:
/// 0 if nothing, or see the functions below. Bits 50 to 58 are 0.
uint64_t cicu_dictionary_pair(cicu_dictionary *_Nonnull dictionary, uint16_t first, uint16_t second);

/// The cost of the pair as a word; -1 if it is none.
static inline int32_t cicu_pair_cost(uint64_t pair) { return (int32_t)(pair >> 32 & 0x1FFFF) - 1; }
/// Whether longer words begin with the pair.
static inline bool cicu_pair_goes_on(uint64_t pair) { return pair >> 49 & 1; }

/// Asks for the memory that `cicu_dictionary_rest` will read.
void cicu_dictionary_prefetch(const cicu_dictionary *_Nonnull dictionary, uint64_t pair);

/// Finds the words of three and more units, at the beginning of a text, that begin with a pair that goes on: bit n of
/// the result is set if there is one of n units; their costs are put into `costs`, the shortest word first, which must
/// have room for CICU_LONGEST_WORD.
uint32_t cicu_dictionary_rest(
    cicu_dictionary *_Nonnull dictionary, uint64_t pair, const uint16_t *_Nonnull text, int32_t length,
    int16_t *_Nonnull costs);

/// Finds the words of the list that begin at `start` ..< `end` of a text. For position i, bit n of `lengths[i - start]` is
/// set if a word of n units begins there; their costs (the rarer, the higher; up to 255) are `costs[first[i - start]]`
/// and those behind it, the shortest word first. `first` must have room for `end` - `start` + 1 elements, `lengths` for
/// one less, `costs` for (`end` - `start`) * CICU_LONGEST_WORD. Returns the number of words.
int32_t cicu_dictionary_matches(
    cicu_dictionary *_Nonnull dictionary, const uint16_t *_Nonnull text, int32_t length, int32_t start, int32_t end,
    int32_t *_Nonnull first, uint32_t *_Nonnull lengths, int16_t *_Nonnull costs);

/// What a UTF-16 unit is for word boundaries (UAX #29), as far as one unit can tell.
enum {
  CICU_WORD_OTHER = 0,          // a boundary before and behind it
  CICU_WORD_LETTER = 1,
  CICU_WORD_NUMBER = 2,
  CICU_WORD_CONNECTOR = 3,      // joins letters and numbers: _
  CICU_WORD_MIDDLE_LETTER = 4,  // joins two letters
  CICU_WORD_MIDDLE_NUMBER = 5,  // joins two numbers: ,
  CICU_WORD_MIDDLE_BOTH = 6,    // joins two of either: .
  CICU_WORD_QUOTE = 7,          // the same, for the apostrophe
  CICU_WORD_SPACE = 8,
  CICU_WORD_RETURN = 9,
  CICU_WORD_NEWLINE = 10,
  CICU_WORD_HAN = 11,
  CICU_WORD_AT = 12,            // @, where it counts as a letter
  CICU_WORD_ODD = 13,           // needs more than one unit: marks, emoji, kana, Hangul, Thai, surrogates
};

/// Fills `table` (65,536 elements) with the classes above, as ICU's word iterator of this version has them. Returns
/// false if the iterator cannot be opened.
bool cicu_word_classes(uint8_t *_Nonnull table);

/// Whether a code point above U+FFFF is a word of its own wherever it stands: most emoji, no letters, no modifiers.
bool cicu_is_plain_astral(uint32_t point);

/// What a UTF-16 unit is for the ends of sentences (UAX #29).
enum {
  CICU_SENTENCE_OTHER = 0,
  CICU_SENTENCE_TERMINAL = 1,   // ! ? 。
  CICU_SENTENCE_STOP = 2,       // the full stop, which also ends abbreviations
  CICU_SENTENCE_OPEN = 3,       // opening quotes and brackets
  CICU_SENTENCE_CLOSE = 4,
  CICU_SENTENCE_QUOTE = 5,      // marks that open and close: "
  CICU_SENTENCE_PARAGRAPH = 6,  // line ends
};

/// Fills `table` (65,536 elements) with the classes above.
void cicu_sentence_classes(uint8_t *_Nonnull table);

/// A converter from one named encoding to UTF-16. NULL if ICU does not know the name.
typedef struct cicu_converter cicu_converter;
cicu_converter *_Nullable cicu_converter_open(const char *_Nonnull encoding);
void cicu_converter_close(cicu_converter *_Nullable converter);

/// Converts a whole buffer; illegal or truncated input becomes U+FFFD. `text` must have room for `length` + 1 units.
/// Adds the number of replaced sequences to `bad` and stores the offset of the first of them in bytes (or -1) in
/// `first_bad`. Returns the number of units.
int32_t cicu_convert(
    cicu_converter *_Nonnull converter, const uint8_t *_Nonnull bytes, int32_t length, uint16_t *_Nonnull text,
    int32_t *_Nonnull bad, int32_t *_Nonnull first_bad);

/// ICU's guess at the encoding of some bytes: its name is written to `name` (zero-terminated, cut at `capacity`).
/// Returns the confidence, 0 to 100.
int32_t cicu_detect(const uint8_t *_Nonnull bytes, int32_t length, char *_Nonnull name, int32_t capacity);

/// Fills `table` (65,536 elements) with the simple case fold of every UTF-16 unit; surrogates map to themselves.
void cicu_case_folds(uint16_t *_Nonnull table);

/// What a UTF-16 unit is, for the tables below.
enum {
  CICU_OTHER = 0,
  CICU_SPACE = 1,
  CICU_LETTER = 2,       // letters and marks of scripts that write words with spaces
  CICU_DIGIT = 3,        // decimal digits
  CICU_HAN = 4,          // ideographs
  CICU_KANA = 5,         // Hiragana, Katakana, and other scripts without spaces
  CICU_PUNCTUATION = 6,
  CICU_SYMBOL = 7,
  CICU_IGNORABLE = 8,    // default-ignorable: zero-width, soft hyphen, variation selectors
  CICU_SURROGATE = 9,
  CICU_CONTROL = 10,
};

/// Fills `table` (65,536 elements) with the class of every UTF-16 unit; UPPER_BIT (0x80) is set on uppercase letters.
enum { CICU_UPPER_BIT = 0x80 };
void cicu_classes(uint8_t *_Nonnull table);

/// Maps Traditional to Simplified characters with ICU's transliterator, unit by unit: what does not map to exactly one
/// unit stays. Slow to open (tens of milliseconds): for building tables and for tests. Returns 0 or a negative error.
int32_t cicu_simplify_units(const uint16_t *_Nonnull units, int32_t count, uint16_t *_Nonnull simplified);

/// CLDR's name of a territory (`JP`) in a locale (`zh_Hant`); returns its length in units, 0 if there is none.
int32_t cicu_territory_name(
    const char *_Nonnull territory, const char *_Nonnull locale, uint16_t *_Nonnull name, int32_t capacity);

/// Versions: "72.1", "15.0".
const char *_Nonnull cicu_icu_version(void);
const char *_Nonnull cicu_unicode_version(void);

#ifdef __cplusplus
}
#endif

#endif
