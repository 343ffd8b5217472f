import Files
import MetaCAM

/// What `audit` has at hand: the network, another one to compare with, and where the report goes.
struct AuditSession {
  private let console: Console
  private let log: RunLog
  private let limits: Limits
  private let files: InputFiles
  private let out: String
  private let layers: [String]
  private let explainer: Explainer
  private let other: Explainer?

  /// Reads the networks and prepares them to run.
  ///
  /// - Parameters:
  ///   - against: the second network's name and weights.
  ///   - inputs: what is read beside the networks.
  ///   - out: the folder of the report, which nothing that is read may be replaced by.
  /// - Throws: what is wrong with the networks' files, and for a layer that is not there.
  init(
    _ model: ModelOptions, _ limitOptions: LimitOptions, _ engine: EngineOptions, _ consoleOptions: ConsoleOptions,
    against: (name: String, weights: String?)?, layers: [String], reading inputs: [String], writing out: String
  ) async throws {
    let console = try consoleOptions.console()
    let files = InputFiles(inputs + model.files + [against?.name, against?.weights])
    for file in AuditReport.files { try files.check(output: "\(out)/\(file)") }
    let log = RunLog(stage: PreparationNotice(of: [model.model], console: console).stage)
    let limits = limitOptions.limits
    let network = try log.measure("read") { try model.loaded(within: limits) }
    let other = try against.map { against in
      try log.measure("read") { try NetworkModel(named: against.name, weights: against.weights, limits: limits) }
    }
    let (chosen, precisionNote) = try await log.measure("compile") { try await engine.engine(for: network) }
    if let precisionNote { console.note(precisionNote) }
    let compared = try await model.network.comparison.applied(to: network, engine: chosen, limits: limits)
    explainer = try log.measure("compile") { try Explainer(model: compared, layers: layers, engine: chosen) }
    explainer.notes.map(\.worded).forEach(console.warn)
    self.other = try other.map { model in try log.measure("compile") { try Explainer(model: model, engine: chosen) } }
    (self.console, self.log, self.limits, self.files) = (console, log, limits, files)
    (self.out, self.layers) = (out, layers)
  }

  /// Audits methods.
  /// - Parameter methods: nil for those whose runs do not grow with the layer's channels.
  func audit(
    _ inputs: AuditInputs, by methods: [Method]?, _ options: AuditOptions, _ pictureOptions: PictureOptions
  ) async throws -> AuditResult {
    let auditor = try Auditor(
      explainer: explainer, layers: layers, methods: methods ?? Method.explaining.filter { !$0.runsEachChannel },
      against: other, options: options)
    let (pictures, notes) = try log.measure("prepare") {
      try inputs.read(
        for: explainer.model, against: other?.model, reading: pictureOptions.reading, limits: limits)
    }
    for note in notes { console.note("note: \(note.worded)") }
    for picture in pictures { try files.check(output: "\(out)/\(picture.name)") }
    try AtomicFile.makeFolder(out)
    let result = try await auditor.audit(pictures, log: log) { step in
      console.bar(step.done, of: step.total, step.label)
    }
    console.endProgress()
    return result
  }

  /// Writes the report, and prints what it says in short.
  func write(_ result: AuditResult, asJSON: Bool) throws {
    let report = AuditReport(result, command: CommandLine.arguments.shellWords)
    let files = try report.write(to: out)
    if asJSON {
      try StandardOutput.printLines(result.json())
    } else {
      for line in AuditOutput(report, result).lines { try StandardOutput.print(line) }
      for file in files { try StandardOutput.print("wrote \(file)") }
    }
    if !result.passedControls.isEmpty {
      console.warn(
        "\(result.passedControls.joined(separator: ", ")) passed a test that it must fail: do not believe this audit")
    }
  }
}
