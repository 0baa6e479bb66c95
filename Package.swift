// swift-tools-version: 6.0
import Foundation
import PackageDescription

/// Settings that link Swift's runtime into a command, where the toolchain has it for that: the command starts a fifth sooner, and works
/// a little faster. The linker of that toolchain does without the warnings of the other one.
let standalone: (swift: [SwiftSetting], linker: [LinkerSetting]) = {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  let swift = folders.lazy.map { URL(fileURLWithPath: $0 + "/swift") }.first {
    FileManager.default.isExecutableFile(atPath: $0.path)
  }
  guard let root = swift?.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent().path,
    ["lib/swift_static/linux/libFoundation.a", "bin/ld.lld"].allSatisfy({
      FileManager.default.fileExists(atPath: "\(root)/\($0)")
    })
  else { return ([], []) }
  let release = BuildSettingCondition.when(platforms: [.linux], configuration: .release)
  return (
    [.unsafeFlags(["-static-stdlib"], release)], [.unsafeFlags(["-static-stdlib", "-use-ld=lld"], release)]
  )
}()

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One room: a library target that may import the rooms named here and no others.
func room(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: strict)
}

func tests(of name: String, _ imports: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + imports, swiftSettings: strict)
}

let package = Package(
  name: "lichang",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "lichang", targets: ["lichang"]),
    .executable(name: "lichang-bench", targets: ["lichang-bench"]),
    .library(
      name: "LichangKit",
      targets: [
        "TextModel", "UnicodeText", "Segmentation", "Lexicons", "BundledLexicons", "Annotation", "Reading", "Records",
        "Datasets",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // The rooms, in the order in which data passes through them.
    .systemLibrary(name: "SystemICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .target(name: "CICU", dependencies: ["SystemICU"], linkerSettings: [.linkedLibrary("icui18n")]),
    .systemLibrary(name: "SystemZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "SystemZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "SystemXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    room("TextModel"),
    room("UnicodeText", ["CICU", "TextModel"]),
    room("Segmentation", ["TextModel", "UnicodeText"]),
    room("Lexicons", ["TextModel", "UnicodeText"]),
    .target(
      name: "BundledLexicons", path: "Lexicons", exclude: ["README.md"], sources: ["BundledLexicons.swift"],
      resources: [
        .copy("entities"), .copy("cues"), .copy("scope"), .copy("grammar"), .copy("values"), .copy("segmentation"),
      ],
      swiftSettings: strict),
    room("Annotation", ["TextModel", "UnicodeText", "Segmentation", "Lexicons"]),
    room("Reading", ["TextModel", "UnicodeText", "SystemZlib", "SystemZstd", "SystemXML"]),
    room("Records", ["TextModel", "UnicodeText", "Reading"]),
    room("Datasets", ["TextModel", "UnicodeText", "Annotation", "Reading", "Records"]),
    .executableTarget(
      name: "lichang",
      dependencies: [
        "TextModel", "UnicodeText", "Segmentation", "Lexicons", "BundledLexicons", "Annotation", "Reading", "Records",
        "Datasets", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict + standalone.swift, linkerSettings: standalone.linker),

    // Tests, one target a room.
    .target(
      name: "TestSupport",
      dependencies: ["TextModel", "UnicodeText", "Segmentation", "Lexicons", "BundledLexicons", "Annotation"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests(of: "UnicodeText", ["TextModel"]),
    tests(of: "Segmentation", ["TextModel", "UnicodeText"]),
    tests(of: "Lexicons", ["TextModel", "UnicodeText", "BundledLexicons"]),
    tests(of: "Annotation", ["TextModel", "UnicodeText", "Segmentation", "Lexicons", "BundledLexicons", "Reading"]),
    tests(of: "Reading", ["TextModel", "UnicodeText"]),
    tests(of: "Records", ["TextModel", "UnicodeText"]),
    tests(of: "Datasets", ["TextModel", "UnicodeText", "Reading", "Records"]),
    .testTarget(
      name: "CommandTests", dependencies: ["lichang", "TestSupport"],
      resources: [.copy("slices.py"), .copy("consumers.py"), .copy("agreement.py"), .copy("load_dataset.py")],
      swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: strict),
    .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
    .executableTarget(
      name: "lichang-bench",
      dependencies: [
        "AllocationCounter",
        "TextModel", "UnicodeText", "Segmentation", "Lexicons", "BundledLexicons", "Annotation", "Reading", "Records",
      ],
      path: "Tests/Benchmarks", swiftSettings: strict + standalone.swift, linkerSettings: standalone.linker),
  ],
  swiftLanguageModes: [.v6]
)
