import Classifiers
import Execution
import Films
import Imaging

extension Explainer {
  /// Explains a film: frames in, the same frames with maps over them out.
  ///
  ///     let tools = try FilmTools.found()
  ///     let film = try await FilmReader.opening("cat.mp4", by: tools)
  ///     let writer = try FilmWriter(path: "cat-cam.mp4", by: tools, like: film, sound: FilmSound(of: film))
  ///     let result = try await explainer.explain(film: film, into: writer, FilmOptions(every: 5))
  ///
  /// Reading, the network, drawing and writing go on at once, and a few dozen frames are in memory, however long the film is;
  /// of each map that is made, some 200 bytes stay, and its values with `FilmNormalisation.film`.
  ///
  /// The map lies over what the network saw of a frame, and what it did not see is dimmed.
  ///
  /// - Parameters:
  ///   - source: where frames come from.
  ///   - sink: where they go, with maps over them.
  ///   - options: what is explained, and how it is drawn.
  ///   - again: opens the film a second time, for `FilmNormalisation.film`.
  ///   - stop: ends the film early; what was read is drawn and finished.
  ///   - log: counts the runs, and their time.
  ///   - onFrame: called with the number of frames that are written.
  /// - Returns: also where the film breaks off: what came before is whole then, and `FilmResult.fault` says why it ended.
  /// - Throws: `MetaCAMError` for what makes no film; `FilmError.noFrames`; what the network, the source or the sink fails
  ///   with: then the sink is not finished.
  public func explain(
    film source: some FilmSource, into sink: some FilmSink, _ options: FilmOptions,
    again: (@Sendable () async throws -> any FilmSource)? = nil, stop: FilmStop = FilmStop(), log: RunLog = RunLog(),
    onFrame: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> FilmResult {
    try options.check()
    try check(options.explanation)
    try checkForFilms(options.explanation)
    let run = try FilmRun(self, options, width: source.width, height: source.height, log: log)
    let fault = FilmFault()
    var known: FilmRun.Known?
    var drawnSource: any FilmSource = source
    if options.normalisation == .film {
      guard let again else {
        throw MetaCAMError(
          .invalidSetting, "a stream can be read once alone; normalise it over a window, not over the film")
      }
      stop.watch(source)
      known = try await run.maps(of: FilmFrames(source: source, fault: fault))
      guard !stop.isStopped else { throw FilmError(.noFrames, "the film was stopped before any frame was drawn") }
      drawnSource = try await again()
    }
    stop.watch(drawnSource)
    let drawn = try await run.draw(
      FilmFrames(source: drawnSource, fault: fault), known: known, into: sink, onFrame: onFrame)
    guard drawn.count > 0 else {
      throw fault.error ?? FilmError(.noFrames, stop.isStopped ? "the film was stopped" : "the film has no frames")
    }
    let isStopped = stop.isStopped
    let notes = try await log.measure("write") { try await sink.finish(isCut: isStopped || fault.error != nil) }
    return FilmResult(
      frameCount: drawn.count, seconds: drawnSource.timeBase.seconds(drawn.last), moments: drawn.moments,
      fault: fault.error, isStopped: isStopped, notes: notes)
  }

  /// - Throws: `MetaCAMError` for what is another thing in each frame.
  private func checkForFilms(_ options: ExplanationOptions) throws {
    guard let subjects = model.task.subjects else {
      throw MetaCAMError(
        .invalidSetting, "the boxes of a detector differ from frame to frame; a film shows the maps of one class")
    }
    for choice in options.classes where try choice.expression(in: subjects) != nil {
      throw MetaCAMError(.invalidSetting, "a film shows the maps of one class, not of a sum ('\(choice)')")
    }
  }
}
