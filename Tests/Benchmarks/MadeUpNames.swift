import Foundation
import Lexicons

/// A table of `count` made-up names, half of them Chinese, of the sounds and characters that real ones have.
func madeUpNames(_ count: Int) -> LexiconSource {
  var state: UInt64 = 19_491_001
  func pick<T>(_ from: [T]) -> T {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return from[Int(state >> 33) % from.count]
  }
  let onsets = [
    "b", "br", "ch", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "sh", "st", "t", "tr", "v", "w",
  ]
  let rimes = ["an", "ar", "e", "el", "en", "er", "i", "in", "o", "on", "or", "u", "ai", "ou", "ia", "and", "ist"]
  let characters = Array("中国美日方政府大会议经济贸易关系安全合作发展全球地区战略军事科技教育文化社人民主自由公平正义历史问题")
  func word() -> String { (pick(onsets) + pick(rimes) + pick(onsets) + pick(rimes)).capitalized }
  var table = "id\ttype\ten\tzh\n"
  for number in 0..<(count / 2) {
    let han = String((0..<(3 + number % 3)).map { _ in pick(characters) })
    table += "org/made-up-\(number)\tORG\t\(word()) \(word())\t\(han)\n"
  }
  return LexiconSource(file: "made-up.tsv", bytes: Array(table.utf8))
}
