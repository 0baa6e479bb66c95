#ifndef LICHANG_RUNS_H
#define LICHANG_RUNS_H

#include <stdint.h>

// Tables over all 65,536 units are made at every start. Three quarters of the units lie in blocks whose members have all
// properties in common as far as any table here asks (ideographs, Hangul syllables, surrogates, private use), so that it
// is enough to ask for the first of each.
static inline int32_t run_end(int32_t unit) {
  switch (unit) {
    case 0x3400: return 0x4DB6;  // as of Unicode 3.0; what came later is asked for one by one, here and below
    case 0x4E00: return 0x9FA6;
    case 0xAC00: return 0xD7A4;
    case 0xD800: return 0xE000;
    case 0xE000: return 0xF900;
    default: return unit + 1;
  }
}

#endif
