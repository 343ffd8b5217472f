import ArgumentParser
import MetaCAM

/// How the network is run.
struct EngineOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("What the network runs on: 'cpu', or what else OpenVINO finds here.", valueName: "device"))
  var device: Device = .processor

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the network computes in: 'f32' (the default), 'bf16' for about half the time, or 'auto'.",
      discussion: """
        bf16 needs a processor with such instructions, and costs: on EfficientNet-Lite0 maps differ by 0.01 to 0.04. auto \
        measures both on this network and machine once, and takes bf16 where it is at least \
        \(PrecisionTrial.leastGain) times as fast.
        """))
  var precision: PrecisionOption?

  @Option(name: .long, help: ArgumentHelp("How many threads to use (default: one a core).", valueName: "count"))
  var threads: Int?

  @Flag(name: .long, help: "Do not keep the compiled network for the next time.")
  var noCache = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 1024, not \(threads).")
    }
  }

  /// - Throws: `ValidationError` for `auto`, which is for one network.
  func engine() throws -> Engine {
    guard case .fixed(let precision) = try chosenPrecision() else {
      throw ValidationError("--precision auto is for one network; choose f32 or bf16 for several.")
    }
    return try engine(precision, cacheFolder: cacheFolder())
  }

  /// The engine that a study is computed by: `auto` is what it was planned in.
  func engine(of plan: StudyPlan) throws -> Engine {
    guard case .measured = try chosenPrecision(), let planned = Core.Precision(rawValue: plan.precision) else {
      return try engine()
    }
    return try engine(planned, cacheFolder: cacheFolder())
  }

  /// - Returns: the engine, and where the precision was chosen by measuring, why.
  func engine(for model: NetworkModel) async throws -> (engine: Engine, note: String?) {
    let folder = cacheFolder()
    switch try chosenPrecision() {
    case .fixed(let precision): return (try engine(precision, cacheFolder: folder), nil)
    case .measured:
      let trial = try await PrecisionTrial(
        of: model.graph, on: device, threadCount: try chosenThreads(), cacheFolder: folder)
      return (try engine(trial.choice, cacheFolder: folder), trial.explanation)
    }
  }

  private func engine(_ precision: Core.Precision, cacheFolder: String?) throws -> Engine {
    try Engine(
      device: device, precision: precision, threadCount: chosenThreads(), cacheFolder: cacheFolder,
      cacheLimit: CacheFolder().limit)
  }

  /// Where no option says it, the setting.
  private func chosenPrecision() throws -> PrecisionOption {
    if let precision { return precision }
    guard let text = try UserSettings.current().value(.precision) else { return .fixed(.float32) }
    return try PrecisionOption.named(text)
  }

  private func chosenThreads() throws -> Int? {
    if let threads { return threads }
    return try UserSettings.current().value(.threads).flatMap { Int($0) }
  }

  private func cacheFolder() -> String? {
    guard !noCache else { return nil }
    do { return try CacheFolder().compiledNetworks() } catch {
      Console().warn("compiled networks are not kept: \((error as? any ContextualError)?.worded ?? "\(error)")")
      return nil
    }
  }
}

/// No closed list: which there are is known to the engine.
extension Device: ExpressibleByArgument {
  public init(argument: String) { self.init(argument) }

  public var defaultValueDescription: String { slug }
}

/// A precision, or the one that a trial speaks for.
enum PrecisionOption: NamedChoice {
  case fixed(Core.Precision)
  case measured

  static let all = Core.Precision.allCases.map(Self.fixed) + [.measured]

  var slug: String {
    switch self {
    case .fixed(let precision): precision.rawValue
    case .measured: "auto"
    }
  }
}
