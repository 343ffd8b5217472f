import Files

/// Puts encoded pictures and the sound of another film into one file.
struct FilmMuxing: Sendable {
  let tools: FilmTools
  let container: FilmContainer
  /// The file of the pictures, which the whole film takes the place of.
  let pictures: String
  /// When the first picture is shown, in the time of the film that the sound is of.
  let beginning: Double
  /// When the film ends; nil where it goes on as long as there is anything.
  let end: Double?

  /// - Returns: what was to be changed.
  func add(_ sound: FilmSound) async throws -> [String] {
    let isCopied = container.takes(sound.codecs)
    let names = sound.codecs.joined(separator: ", ")
    if try await make(with: sound, isCopied ? ["-c:a", "copy"] : ["-c:a", "aac", "-b:a", "192k"]) == nil {
      return isCopied ? [] : ["the sound (\(names)) does not fit into .\(container.ending) and is encoded anew, as AAC"]
    }
    // A film may be damaged where its sound is.
    let reason = try await make(with: nil, [])
    guard reason == nil else { throw FilmError(.encodingFailed, "the film cannot be finished: \(reason ?? "")") }
    return ["the sound (\(names)) cannot be kept"]
  }

  /// - Returns: why it failed; nil where it did not.
  private func make(with sound: FilmSound?, _ soundArguments: [String]) async throws -> String? {
    let whole = try AtomicFile.openTemporary(beside: pictures)
    PipeEnd(whole.descriptor).close()
    var arguments = ["-nostdin", "-y", "-v", "error"] + FilmTools.guards
    arguments += ["-itsoffset", "\(beginning)", "-i", FilmTools.file(pictures)]
    if let sound { arguments += FilmTools.guards + ["-i", FilmTools.file(sound.path)] }
    arguments += ["-map", "0:v:0", "-c:v", "copy"]
    if sound != nil { arguments += ["-map", "1:a"] + soundArguments }
    if let end { arguments += ["-t", "\(end)"] }
    if container.startsAtOnce { arguments += ["-movflags", "+faststart"] }
    arguments += ["-f", container.format, FilmTools.file(whole.path)]
    do {
      let process = try ChildProcess(tools.ffmpeg, arguments)
      let status = try await withTaskCancellationHandler {
        try await OwnThread("muxing").run { process.waitUntilExit() }
      } onCancel: {
        process.end()
      }
      try Task.checkCancellation()
      guard status == 0 else {
        AtomicFile.removeTemporary(whole.path)
        return await process.messages.lastLine() ?? "FFmpeg ended with status \(status)"
      }
      try AtomicFile.move(whole.path, to: pictures)
      return nil
    } catch {
      AtomicFile.removeTemporary(whole.path)
      throw error
    }
  }
}
