import MetaCAM

// The network is one that is built in, such as "efficientnet-lite0", or an ONNX file.
let arguments = CommandLine.arguments
guard arguments.count == 4 else { throw MetaCAMError(.invalidSetting, "usage: example NETWORK PICTURE FOLDER") }
let (network, picture, folder) = (arguments[1], arguments[2], arguments[3])

let model = try NetworkModel(named: network)
let explainer = try Explainer(model: model, engine: Engine())
let options = ExplanationOptions(methods: [.gradCAM, .fullGrad])
let explanation = try await explainer.explain([Image(contentsOf: picture)], options)[0]

for prediction in Prediction.likeliest(3, of: explanation.logits, by: model) {
  print(prediction.label.index, prediction.label.name ?? "", prediction.probability)
}
for map in explanation.maps {
  print(map.method, map.map.shape, map.isEmpty)  // map.map: [224, 224], in [0, 1]
  let overlay = try Overlay(colourMap: .turbo).drawn(map.map, over: explanation.image)
  try overlay.writePNG(to: "\(folder)/\(map.method).png")
}
