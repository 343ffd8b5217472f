import Files
import MetaCAM

/// What a command that asks a network about pictures has at hand: the pictures, the network, and the way to a person.
///
///     let session = try NetworkSession(inputOptions, sessionOptions, writing: maps)
///     let (explainer, notes) = try await session.explainer(layers: layers)
///     let explanations = try explainer.explanations(of: session.inputs(atMost: 8), options, log: session.log)
///     let failed = try await session.each(of: explanations) { picture, explanation in … }
///     try failed.check()
struct NetworkSession {
  let console: Console
  let log: RunLog
  let model: NetworkModel
  /// What is to be said of how the pictures that were read so far were.
  let remarks = PictureRemarks()
  /// What is read, and may not be written over.
  let files: InputFiles
  private let list: InputList
  private let picture: PictureOptions
  private let options: SessionOptions
  private let bar: ProgressBar

  /// Looks at all that is named, and reads the network.
  ///
  /// - Parameters:
  ///   - reading: files that are read beside pictures and network.
  ///   - writing: the file that results are written to, which none of those may be.
  ///   - making: the maps that a bar shows the making of.
  ///   - namesResults: whether results are called by the pictures' names, no two of which may then be equal.
  /// - Throws: what of it is wrong; no file was written then.
  init(
    _ input: InputOptions, _ options: SessionOptions, reading: [String?] = [], writing: String? = nil,
    making maps: ExplanationOptions? = nil, namesResults: Bool = true, isQuiet: Bool = false
  ) throws {
    console = try options.console.console(isQuiet: isQuiet)
    self.options = options
    picture = input.picture
    list = try InputList(input)
    if namesResults { try list.checkNames() }
    files = InputFiles(list.files + options.model.files + reading)
    try files.check(output: writing)
    let bar = ProgressBar(console: console, mapCount: list.items.count * (maps?.mapCount ?? 0))
    self.bar = bar
    let notice = PreparationNotice(of: [options.model.model], console: console)
    log = RunLog(stage: notice.stage) { bar.update($0) }
    model = try log.measure("read") { [list] in try options.model.loaded(for: list, within: options.limits.limits) }
  }

  /// What is asked about, in its order.
  var pictures: [InputList.Item] { model.takesVolumes ? list.volumes : list.items }
  /// How large what is read may be.
  var limits: Limits { options.limits.limits }
  /// What their results are called.
  var names: [String] { pictures.map(\.name) }

  /// Shows that a map of a picture is begun.
  var onMap: @Sendable (_ picture: Int, _ method: Method) -> Void {
    { [bar, names] in bar.begin("\(names[$0]) \($1.slug)") }
  }

  /// Shows how far the work on each picture is, of so many steps.
  func steps(_ count: Int) -> @Sendable (_ picture: Int, _ what: String) -> Void {
    let bar = StepBar(console: console, stepCount: count)
    return { [names] in bar.advance($0, names[$0], $1) }
  }

  /// The folder that pictures are written into; made if missing.
  func pictureFolder(_ path: String, _ format: FigureFormat = .png) throws -> PictureFolder {
    try AtomicFile.makeFolder(path)
    return PictureFolder(path, tag: try log.measure("read") { try model.tag() }, format, sparing: files)
  }

  /// The network, ready to explain.
  /// - Returns: also what a reader of the results should know, which is said to the person as well.
  func explainer(layers: [String], batchSize: Int? = nil) async throws -> (explainer: Explainer, notes: [String]) {
    let (engine, note) = try await engine()
    let model = try await compared(engine)
    let explainer = try log.measure("compile") {
      try Explainer(model: model, layers: layers, batchSize: batchSize, engine: engine)
    }
    return (explainer, said(explainer.notes, note))
  }

  /// The network, ready to name classes: see `explainer`.
  func predictor() async throws -> (predictor: Predictor, notes: [String]) {
    let (engine, note) = try await engine()
    let model = try await compared(engine)
    let predictor = try log.measure("compile") { try Predictor(model: model, engine: engine) }
    return (predictor, said(model.notes, note))
  }

  /// The methods asked for; where none was, for grad-cam what is usual of the network; of `every` those that the network can serve, and
  /// a warning for each other one.
  func suited(_ methods: [Method], named names: [String], by explainer: Explainer) async -> [Method] {
    guard !names.isEmpty else { return methods.map { $0.slug == Method.gradCAM.slug ? model.usualMethod : $0 } }
    guard names.contains(where: { $0.split(separator: ",").contains("every") }) else { return methods }
    let (suited, left) = await explainer.suited(methods)
    for (method, reason) in left { console.warn("\(method.slug) is left out: \(reason.worded)") }
    return suited
  }

  /// The network with what its pictures are compared with.
  private func compared(_ engine: Engine) async throws -> NetworkModel {
    try await log.measure("compile") {
      try await options.model.network.comparison.applied(to: model, engine: engine, limits: limits)
    }
  }

  private func engine() async throws -> (engine: Engine, note: String?) {
    try await log.measure("compile") { try await options.engine.engine(for: model) }
  }

  /// - Parameter precision: why the engine computes in its precision, where that was measured.
  private func said(_ notes: [Note], _ precision: String?) -> [String] {
    notes.map(\.worded).forEach(console.warn)
    if let precision { console.note(precision) }
    return notes.map(\.worded) + [precision].compactMap(\.self)
  }

  /// The pictures as the network takes them, read and prepared beside what else goes on.
  /// - Parameter most: how many may be in work or wait at once.
  func inputs(atMost most: Int) -> InputSeries.Inputs {
    InputSeries(list, for: model, picture, limits, remarks: remarks, log: log).inputs(atMost: most)
  }

  /// Uses what came of each picture, in the pictures' order.
  ///
  /// - Parameter results: one for each picture.
  /// - Returns: the pictures of which nothing came, which is said when their turn comes.
  /// - Throws: what `use` throws; and why nothing came of one, where the command is not to go on or no other would fare
  ///   better.
  func each<Results: AsyncSequence, Value>(
    of results: Results, _ use: (_ picture: InputList.Item, Value) throws -> Void
  ) async throws -> FailedPictures where Results.Element == Result<Value, any Error> {
    var failed = options.series.failures(of: pictures.map(\.path), console: console)
    var place = 0
    for try await result in results {
      let picture = pictures[place]
      place += 1
      guard let value = try failed.noting(picture.path, result) else { continue }
      console.endProgress()
      try use(picture, value)
    }
    remarks.warn(by: console)
    console.debug(log)
    return failed
  }
}

extension ExplanationOptions {
  /// How many maps are made of a picture, about.
  fileprivate var mapCount: Int {
    max(classes.map(\.classCount).reduce(0, +), 1) * (methods.count + (ensemble?.methods.count ?? 0))
  }
}
