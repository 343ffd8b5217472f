/// A request that fits its route.
struct Call: Sendable {
  let request: Request
  /// Who asks.
  let client: String
  fileprivate let values: [String: String]

  init(_ request: Request, client: String, values: [String: String]) {
    self.request = request
    self.client = client
    self.values = values
  }

  func text(_ name: String) -> String? { values[name] }
  func integer(_ name: String) -> Int? { values[name].flatMap { Int($0) } }
  func number(_ name: String) -> Double? { values[name].flatMap { Double($0) } }
  func boolean(_ name: String) -> Bool? { values[name].map { $0 == "true" } }
  func list(_ name: String) -> [String]? { values[name].map { $0.split(separator: ",").map(String.init) } }
}
