import MetaCAM

/// A study as it was planned in its folder, with the networks that were read for that.
struct PlannedStudy {
  let store: StudyStore
  let networks: [Study.Network]
  let engine: Engine

  /// Reads the cases and the networks, and writes the plan.
  /// - Throws: what of them is wrong; for a folder that holds another study, or what is read.
  init(
    _ options: StudyPlanOptions, engine engineOptions: EngineOptions, limits: Limits, _ console: Console,
    log: RunLog = RunLog()
  ) async throws {
    let list = try CaseSource(options.cases, pictures: options.pictures).cases(options.choice)
    let question = options.question
    let alone = try log.measure("read") {
      try Study.Network.read(
        options.namedNetworks, layers: options.layers, question: question, limits: limits,
        onNote: { console.note("note: \($0.worded)") })
    }
    engine = try await Self.engine(engineOptions, for: alone, options, console)
    var read: [Study.Network] = []
    for network in alone { read.append(try await network.comparing(by: question, engine: engine, limits: limits)) }
    networks = read
    let (plan, notes) = try Study.plan(
      list, networks: read, options: options.options(), engine: engine, version: Version.current)
    for note in notes { console.note("note: \(note.worded)") }
    let inputs = InputFiles(
      plan.cases.map(\.path) + (plan.question?.files.map(\.path) ?? []) + options.files)
    for file in StudyFolder.files { try inputs.check(output: "\(options.out)/\(file)") }
    for folder in StudyFolder.folders { try inputs.check(outputFolder: "\(options.out)/\(folder)") }
    store = try StudyStore(folder: options.out, plan: plan, resumes: options.resume)
    if let difference = store.difference {
      console.note("changed since: \(difference); what depends on it is computed anew")
    }
  }

  /// A study that goes on does so in the precision that was chosen for it.
  private static func engine(
    _ engineOptions: EngineOptions, for networks: [Study.Network], _ options: StudyPlanOptions, _ console: Console
  ) async throws -> Engine {
    guard case .measured = engineOptions.precision else { return try engineOptions.engine() }
    if options.resume, let planned = try? StudyStore(reading: options.out).plan {
      return try engineOptions.engine(of: planned)
    }
    try options.checkIsOfOneNetwork(networks.count)
    let (engine, note) = try await engineOptions.engine(for: networks[0].model)
    if let note { console.note(note) }
    return engine
  }
}
