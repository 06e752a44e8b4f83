/** Styles a map needs, loaded together with the library. */
import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
