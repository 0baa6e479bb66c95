#include <cstdlib>
#include <memory>
#include <new>
#include <unicode/ucharstrie.h>
#include <unicode/udata.h>
#include <unicode/uvernum.h>

#include "cicu.h"

// ICU's break engine for Chinese is a best path over a word list, and that word list is public data: the item `cjdict`
// of ICU's break iterator package holds a UCharsTrie whose values are the words' costs.
//
// Most of a look-up goes into the first two characters, where a node of the trie has hundreds of children. Both steps
// are remembered: the state after each first character in a table, that after a pair in a cache. What is found does
// not depend on what is remembered.

namespace {

struct First {
  uint64_t state;
  int16_t cost;
  uint8_t result;
  bool isKnown;
};

struct Pair {
  uint32_t key;
  uint64_t pair;
};

constexpr int32_t pairBits = 15;

inline uint32_t pairKey(const uint16_t *text) { return static_cast<uint32_t>(text[0]) << 16 | text[1]; }
inline uint32_t pairIndex(uint32_t key) { return (key * 0x9E3779B1u) >> (32 - pairBits); }

// Memory is slow: what a position will ask for is asked for some positions earlier.
constexpr int32_t ahead = 8;

inline void prefetch(const Pair *pairs, const uint16_t *text, int32_t length) {
  if (length > 1) __builtin_prefetch(pairs + pairIndex(pairKey(text)));
}

struct Free {
  void operator()(void *memory) const { std::free(memory); }
};

// Zeros that cost nothing until they are touched: most of a short run never is.
template <typename Element>
std::unique_ptr<Element[], Free> zeros(size_t count) {
  return std::unique_ptr<Element[], Free>(static_cast<Element *>(std::calloc(count, sizeof(Element))));
}

}  // namespace

struct cicu_dictionary {
  UDataMemory *data = nullptr;
  std::unique_ptr<icu::UCharsTrie> trie;
  const char16_t *units = nullptr;
  std::unique_ptr<First[], Free> firsts = zeros<First>(65536);
  std::unique_ptr<Pair[], Free> pairs = zeros<Pair>(1 << pairBits);
};

extern "C" cicu_dictionary *cicu_dictionary_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  UDataMemory *data =
      udata_open("icudt" U_ICU_VERSION_SHORT U_ICUDATA_TYPE_LETTER "-brkitr", "dict", "cjdict", &status);
  if (U_FAILURE(status)) return nullptr;
  // Eight integers: where the trie begins, two reserved, the size, the kind of trie (1: UCharsTrie), the transform of
  // characters (0: none), two reserved.
  const int32_t *header = static_cast<const int32_t *>(udata_getMemory(data));
  if ((header[4] & 7) != 1 || header[5] != 0) {
    udata_close(data);
    return nullptr;
  }
  cicu_dictionary *dictionary = new (std::nothrow) cicu_dictionary;
  if (!dictionary || !dictionary->firsts || !dictionary->pairs) {
    delete dictionary;
    udata_close(data);
    return nullptr;
  }
  dictionary->data = data;
  const char *bytes = reinterpret_cast<const char *>(header) + header[0];
  dictionary->units = reinterpret_cast<const char16_t *>(bytes);
  dictionary->trie.reset(new icu::UCharsTrie(dictionary->units));
  return dictionary;
}

extern "C" void cicu_dictionary_close(cicu_dictionary *dictionary) {
  if (!dictionary) return;
  dictionary->trie.reset();
  udata_close(dictionary->data);
  delete dictionary;
}

// A pair of characters in one number: the trie's state in the bits where ICU has it, the top 5 and the lowest, and between
// them what the pair is itself.
constexpr int32_t costShift = 32;
constexpr uint64_t costMask = 0x1FFFF;
constexpr uint64_t stateMask = ~(UINT64_C(0x7FFFFFF) << costShift);

extern "C" int32_t cicu_dictionary_single(cicu_dictionary *dictionary, uint16_t unit) {
  First &one = dictionary->firsts[unit];
  if (!one.isKnown) {
    icu::UCharsTrie &trie = *dictionary->trie;
    UStringTrieResult result = trie.first(unit);
    one.result = static_cast<uint8_t>(result);
    one.cost = USTRINGTRIE_HAS_VALUE(result) ? static_cast<int16_t>(trie.getValue()) : int16_t(-1);
    one.state = USTRINGTRIE_MATCHES(result) ? trie.getState64() : 0;
    one.isKnown = true;
  }
  return one.cost;
}

extern "C" uint64_t cicu_dictionary_pair(cicu_dictionary *dictionary, uint16_t first, uint16_t second) {
  cicu_dictionary_single(dictionary, first);
  const First &one = dictionary->firsts[first];
  if (!USTRINGTRIE_HAS_NEXT(one.result)) return 0;
  icu::UCharsTrie &trie = *dictionary->trie;
  trie.resetToState64(one.state);
  UStringTrieResult result = trie.next(second);
  if (!USTRINGTRIE_MATCHES(result)) return 0;
  uint64_t cost = USTRINGTRIE_HAS_VALUE(result) ? static_cast<uint64_t>(trie.getValue()) + 1 : 0;
  uint64_t pair = (cost & costMask) << costShift;
  if (USTRINGTRIE_HAS_NEXT(result)) pair |= trie.getState64() | UINT64_C(1) << 49;
  return pair;
}

extern "C" void cicu_dictionary_prefetch(const cicu_dictionary *dictionary, uint64_t pair) {
  __builtin_prefetch(dictionary->units + (pair & UINT32_MAX));
}

extern "C" uint32_t cicu_dictionary_rest(
    cicu_dictionary *dictionary, uint64_t pair, const uint16_t *text, int32_t length, int16_t *costs) {
  icu::UCharsTrie &trie = *dictionary->trie;
  trie.resetToState64(pair & stateMask);
  uint32_t found = 0;
  int32_t limit = length < CICU_LONGEST_WORD ? length : CICU_LONGEST_WORD;
  for (int32_t n = 3; n <= limit; n++) {
    UStringTrieResult result = trie.next(text[n - 1]);
    if (USTRINGTRIE_HAS_VALUE(result)) {
      found |= 1u << n;
      *costs++ = static_cast<int16_t>(trie.getValue());
    }
    if (!USTRINGTRIE_HAS_NEXT(result)) break;
  }
  return found;
}

extern "C" int32_t cicu_dictionary_matches(
    cicu_dictionary *dictionary, const uint16_t *text, int32_t length, int32_t start, int32_t end, int32_t *first,
    uint32_t *lengths, int16_t *costs) {
  const Pair *pairs = dictionary->pairs.get();
  int32_t count = 0;
  for (int32_t i = start; i < end && i < start + ahead; i++) prefetch(pairs, text + i, length - i);
  for (int32_t i = start; i < end; i++) {
    prefetch(pairs, text + i + ahead, length - i - ahead);
    first[i - start] = count;
    uint32_t found = 0;
    int32_t single = cicu_dictionary_single(dictionary, text[i]);
    if (single >= 0) {
      found = 1u << 1;
      costs[count++] = static_cast<int16_t>(single);
    }
    if (i + 1 < length) {
      uint32_t key = pairKey(text + i);
      Pair &two = dictionary->pairs[pairIndex(key)];
      if (two.key != key) two = {key, cicu_dictionary_pair(dictionary, text[i], text[i + 1])};
      int32_t cost = cicu_pair_cost(two.pair);
      if (cost >= 0) {
        found |= 1u << 2;
        costs[count++] = static_cast<int16_t>(cost);
      }
      if (cicu_pair_goes_on(two.pair)) {
        uint32_t rest = cicu_dictionary_rest(dictionary, two.pair, text + i, length - i, costs + count);
        count += __builtin_popcount(rest);
        found |= rest;
      }
    }
    lengths[i - start] = found;
  }
  first[end - start] = count;
  return count;
}
