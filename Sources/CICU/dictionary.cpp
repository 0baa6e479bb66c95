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
  int16_t cost;
  uint8_t result;
  uint64_t state;
};

constexpr int32_t pairBits = 15;

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
  dictionary->trie.reset(new icu::UCharsTrie(reinterpret_cast<const char16_t *>(bytes)));
  return dictionary;
}

extern "C" void cicu_dictionary_close(cicu_dictionary *dictionary) {
  if (!dictionary) return;
  dictionary->trie.reset();
  udata_close(dictionary->data);
  delete dictionary;
}

extern "C" int32_t cicu_dictionary_matches(
    cicu_dictionary *dictionary, const uint16_t *text, int32_t length, int32_t start, int32_t end, int32_t *first,
    uint32_t *lengths, int16_t *costs) {
  icu::UCharsTrie &trie = *dictionary->trie;
  First *firsts = dictionary->firsts.get();
  Pair *pairs = dictionary->pairs.get();
  int32_t count = 0;
  for (int32_t i = start; i < end; i++) {
    first[i - start] = count;
    uint32_t found = 0;
    First &one = firsts[text[i]];
    if (!one.isKnown) {
      UStringTrieResult result = trie.first(text[i]);
      one.result = static_cast<uint8_t>(result);
      one.cost = USTRINGTRIE_HAS_VALUE(result) ? static_cast<int16_t>(trie.getValue()) : int16_t(-1);
      one.state = USTRINGTRIE_MATCHES(result) ? trie.getState64() : 0;
      one.isKnown = true;
    }
    if (one.cost >= 0) {
      found |= 1u << 1;
      costs[count++] = one.cost;
    }
    if (!USTRINGTRIE_HAS_NEXT(one.result) || i + 1 >= length) {
      lengths[i - start] = found;
      continue;
    }
    uint32_t key = static_cast<uint32_t>(text[i]) << 16 | text[i + 1];
    Pair &two = pairs[(key * 0x9E3779B1u) >> (32 - pairBits)];
    bool isAtPair = false;
    if (two.key != key) {
      trie.resetToState64(one.state);
      UStringTrieResult result = trie.next(text[i + 1]);
      two.key = key;
      two.result = static_cast<uint8_t>(result);
      two.cost = USTRINGTRIE_HAS_VALUE(result) ? static_cast<int16_t>(trie.getValue()) : int16_t(-1);
      two.state = USTRINGTRIE_MATCHES(result) ? trie.getState64() : 0;
      isAtPair = true;
    }
    if (two.cost >= 0) {
      found |= 1u << 2;
      costs[count++] = two.cost;
    }
    if (!USTRINGTRIE_HAS_NEXT(two.result)) {
      lengths[i - start] = found;
      continue;
    }
    if (!isAtPair) trie.resetToState64(two.state);
    int32_t limit = length - i < CICU_LONGEST_WORD ? length - i : CICU_LONGEST_WORD;
    for (int32_t n = 3; n <= limit; n++) {
      UStringTrieResult result = trie.next(text[i + n - 1]);
      if (USTRINGTRIE_HAS_VALUE(result)) {
        found |= 1u << n;
        costs[count++] = static_cast<int16_t>(trie.getValue());
      }
      if (!USTRINGTRIE_HAS_NEXT(result)) break;
    }
    lengths[i - start] = found;
  }
  first[end - start] = count;
  return count;
}
