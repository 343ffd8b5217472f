import ArgumentParser
import MetaCAM

/// How the network is run.
struct EngineOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the network computes in: 'f32', or 'bf16' for about half the time.",
      discussion:
        "bf16 needs a processor with such instructions, and costs: on EfficientNet-Lite0 maps differ by 0.01 to 0.04."))
  var precision: Core.Precision = .float32

  @Option(name: .long, help: ArgumentHelp("How many threads to use (default: one a core).", valueName: "count"))
  var threads: Int?

  @Flag(name: .long, help: "Do not keep the compiled network for the next time.")
  var noCache = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 1024, not \(threads).")
    }
  }

  func engine() throws -> Engine {
    guard !noCache else { return try Engine(precision: precision, threadCount: threads) }
    let limit = try CacheFolder.limit()
    var folder: String?
    do { folder = try CacheFolder.compiledNetworks() } catch {
      Console(isQuiet: false).warn("compiled networks are not kept: \(error)")
    }
    return try Engine(precision: precision, threadCount: threads, cacheFolder: folder, cacheLimit: limit)
  }
}

extension Core.Precision: ExpressibleByArgument {}
