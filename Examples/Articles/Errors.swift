import MetaCAM

/// What of `Errors.md` is code: one kind of error of one module, and any.
/// - Returns: what a person reads.
public func errors(network: String) -> String {
  do {
    _ = try NetworkModel(named: network)
  } catch let error as MetaCAMError where error.code == .unknownName {
    return "another name, please: \(error.message)"
  } catch let error as any ContextualError {
    for entry in error.context.entries { print(entry.key, entry.value) }
    return error.text(\.swiftWords)
  } catch {
    return "\(error)"
  }
  return "none"
}

/// Many pictures, of which some cannot be read: each in its place, drawn into files.
/// - Returns: how many were explained.
public func series(network: String, pictures: [String], folder: String) async throws -> Int {
  let model = try NetworkModel(named: network)
  let explainer = try Explainer(model: model, engine: Engine())
  let inputs = ConcurrentMap(pictures, atMost: 8) { _, path in
    Result { try model.preprocessing.input(of: Image(contentsOf: path)) }
  }
  let options = ExplanationOptions(classes: [.likeliest(2)])
  let explanations = try explainer.explanations(of: inputs, options)
  let drawn = explanations.drawn(by: MapDrawing()) { place, name in
    "\(folder)/\(place).\(name).png"
  }
  var (place, explained) = (0, 0)
  for try await result in drawn {
    switch result {
    case .success(let drawn):
      explained += 1
      print(pictures[place], drawn.files.map(\.path))
    case .failure(let error): print(pictures[place], error)
    }
    place += 1
  }
  return explained
}
