// How a node is drawn by WebGL: a disc for a person, a square for an organization, a diamond for a country, each with a
// ring. One program for all three, so that ten thousand nodes are one call.
import { NodeProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";

const SHAPES = { person: 0, organization: 1, country: 2, place: 2 };

const VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_ring;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_diff;
varying float v_radius;
varying float v_shape;
const float bias = 255.0 / 254.0;
void main() {
  float radius = max(a_size / u_sizeRatio, 2.5) * u_correctionRatio * 2.0;
  vec2 diff = radius * 2.8 * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + diff, 1)).xy, 0, 1);
  v_diff = diff;
  v_radius = radius;
  v_shape = a_shape;
  v_ring = a_ring;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_ring.a *= bias;
}`;

const FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_diff;
varying float v_radius;
varying float v_shape;
uniform float u_correctionRatio;
void main(void) {
  float pixel = u_correctionRatio * 2.0;
  vec2 away = abs(v_diff);
  float edge = length(v_diff) - v_radius;
  if (v_shape > 1.5) edge = (away.x + away.y - 1.2 * v_radius) * 0.7071;
  else if (v_shape > 0.5) edge = max(away.x, away.y) - 0.875 * v_radius;
  #ifdef PICKING_MODE
  gl_FragColor = edge > pixel ? vec4(0.0) : v_color;
  #else
  float ring = min(1.3 * pixel, 0.3 * v_radius);
  vec4 inner = mix(v_color, v_ring, smoothstep(-ring - pixel * 0.5, -ring + pixel * 0.5, edge));
  gl_FragColor = mix(inner, vec4(0.0), smoothstep(-pixel * 0.5, pixel * 0.5, edge));
  #endif
}`;

export class MarkProgram extends NodeProgram {
  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS: ["u_sizeRatio", "u_correctionRatio", "u_matrix"],
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_ring", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  processVisibleItem(nodeIndex, at, data) {
    this.array.set([data.x, data.y, data.size, SHAPES[data.kind] ?? 0, floatColor(data.color), floatColor(data.ring), nodeIndex], at);
  }

  setUniforms(params, { gl, uniformLocations }) {
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  }
}
