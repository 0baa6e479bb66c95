import ArgumentParser
import Datasets

/// How intervals are drawn.
struct BootstrapOptions: ParsableArguments {
  @Option(help: "How many resamples the intervals are drawn from; 0 for none.")
  var samples = 1000

  @Option(help: "Where the random numbers start; the same seed gives the same intervals.")
  var seed: UInt64 = 1

  @Option(help: "The share of resamples inside an interval.")
  var confidence = 0.95

  func validate() throws {
    if samples < 0 || samples > 1_000_000 { throw ValidationError("--samples wants a number of 0 to 1000000") }
    if !(confidence > 0 && confidence < 1) { throw ValidationError("--confidence wants a number between 0 and 1") }
  }

  var bootstrap: Bootstrap { Bootstrap(samples: samples, seed: seed, confidence: confidence) }
}
