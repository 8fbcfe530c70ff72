// Reads GraphML and GEXF with the parsers that Gephi Lite uses, and prints what they found as one line of JSON.
import { readFileSync } from "node:fs";
import Graph from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
const seen = process.argv.slice(2).map((file) => {
  const parse = file.endsWith(".gexf") ? gexf.parse : graphml.parse;
  const graph = parse(Graph, readFileSync(file, "utf-8"));
  return {
    nodes: Object.fromEntries(graph.mapNodes((node, data) => [node, data])),
    edges: Object.fromEntries(graph.mapEdges((edge, data, source, target) => [edge, { ...data, source, target }])),
    type: graph.type,
    multi: graph.multi,
  };
});
console.log(JSON.stringify(seen));
