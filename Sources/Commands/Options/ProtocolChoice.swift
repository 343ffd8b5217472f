import MetaCAM

/// ROAD's protocols on the command line.
enum ProtocolChoice: String, NamedChoice, CaseIterable {
  case reference, exact, both

  var protocols: [RemovalProtocol] {
    switch self {
    case .reference: [.reference]
    case .exact: [.exact]
    case .both: RemovalProtocol.allCases
    }
  }
}
