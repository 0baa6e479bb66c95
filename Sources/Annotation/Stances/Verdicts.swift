internal import Lexicons

/// Words that tell whether a deed is right: what it is, and what should become of it.
struct Verdicts {
  /// vital, justified, 至关重要.
  let right: WordList
  /// immoral, a mistake, 是错误的.
  let wrong: WordList
  /// continue, be stepped up, 继续: behind "must".
  let going: WordList
  /// stop, be lifted, 停止: behind "must".
  let ending: WordList
  /// attempt, call: behind them "to" opens a deed.
  let attempts: WordList
  /// popular, easy: how many do a deed, or how easily, and not whether it is right.
  let fashions: WordList

  init(lexicon: Lexicon, language: String) {
    right = lexicon.list(language + "-deed-right")
    wrong = lexicon.list(language + "-deed-wrong")
    going = lexicon.list(language + "-deed-going")
    ending = lexicon.list(language + "-deed-ending")
    attempts = lexicon.list(language + "-attempt")
    fashions = lexicon.list(language + "-deed-fashion")
  }
}
