internal import Foundation

/// The functions of C's library that this room needs, under one name.
enum Math {
  static func log(_ value: Double) -> Double { Foundation.log(value) }
}
