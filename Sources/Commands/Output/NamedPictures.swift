import MetaCAM

/// Runs the work, and says of its errors which picture they are about.
///
/// - Parameter paths: the pictures that the work is given, in its order.
func naming<R>(_ paths: [String], _ work: () throws -> R) throws -> R {
  do { return try work() } catch let error as any ContextualError {
    let number = error.context["picture"].flatMap { Int($0) } ?? 1
    guard paths.count == 1 || error.context["picture"] != nil, paths.indices.contains(number - 1) else { throw error }
    throw error.adding(["image": paths[number - 1]])
  }
}
