#pragma once

#include <io/test_files.h>

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::io {

inline const std::string off_file =
    "OFF\n5 2 0\n0 0 0\n1 0 0\n1 1 0\n0 1 0\n0 0 1\n"
    "4 0 1 2 3\n3 0 1 4\n";

/// A COLLADA file: `geometries`, `nodes` of the scene, two materials "red" and "glass", z up, in centimetres.
inline std::string collada(std::string_view nodes, std::string_view geometries) {
    std::string text =
        "<?xml version='1.0'?>\n<!-- by hand -->\n"
        "<COLLADA xmlns='http://www.collada.org/2005/11/COLLADASchema' version='1.4.1'>\n"
        "<asset><unit name='centimeter' meter='0.01'/><up_axis>Z_UP</up_axis></asset>\n";
    std::string materials;
    for (const auto& [name, look] :
         {std::pair{"red", "<diffuse><color>1 0 0 1</color></diffuse>"},
          std::pair{"glass",
                    "<diffuse><color>0 1 1 1</color></diffuse>"
                    "<transparent opaque='A_ONE'><color>1 1 1 0.25</color></transparent>"}}) {
        const std::string id(name);
        text += "<library_effects><effect id='" + id + "-fx'><profile_COMMON><technique sid='c'><lambert>" + look +
                "</lambert></technique></profile_COMMON></effect></library_effects>\n";
        materials += "<material id='" + id + "' name='" + id + "'><instance_effect url='#" + id + "-fx'/></material>";
    }
    return text + "<library_materials>" + materials + "</library_materials>\n<library_geometries>" +
           std::string(geometries) + "</library_geometries>\n<library_visual_scenes><visual_scene id='s'>" +
           std::string(nodes) +
           "</visual_scene></library_visual_scenes>\n<scene><instance_visual_scene url='#s'/></scene></COLLADA>\n";
}

/// A node of a COLLADA file that shows the geometry "tile" in a material.
inline std::string collada_node(std::string_view name, std::string_view place, std::string_view material) {
    return "<node id='id-" + std::string(name) + "' name='" + std::string(name) + "'><translate>" + std::string(place) +
           "</translate><instance_geometry url='#tile'><bind_material><technique_common><instance_material "
           "symbol='m' target='#" +
           std::string(material) + "'/></technique_common></bind_material></instance_geometry></node>\n";
}

/// The geometry "tile" of a COLLADA file: the unit square, or other positions of as many; `faces` as XML.
inline std::string collada_tile(std::string_view faces =
                                    "<polylist material='m' count='1'><input semantic='VERTEX' source='#v' offset='0'/>"
                                    "<vcount>4</vcount><p>0 1 2 3</p></polylist>",
                                std::string_view positions = "0 0 0 1 0 0 1 1 0 0 1 0") {
    return "<geometry id='tile' name='tile'><mesh><source id='p'><float_array id='pa' count='12'>" +
           std::string(positions) +
           "</float_array><technique_common><accessor source='#pa' count='4' stride='3'><param name='X' type='float'/>"
           "<param name='Y' type='float'/><param name='Z' type='float'/></accessor></technique_common></source>"
           "<vertices id='v'><input semantic='POSITION' source='#p'/></vertices>" +
           std::string(faces) + "</mesh></geometry>";
}

/// A chunk of a 3DS file: its number, its length, and what it holds.
inline std::string chunk_3ds(std::uint16_t number, const std::string& content) {
    return Bytes().add(number).add(static_cast<std::uint32_t>(content.size() + 6)).text(content);
}

/// One triangle in the material "paint", orange; or with a picture, texture coordinates at its corners.
inline std::string file_3ds(const std::string& picture = "") {
    const std::string vertices = Bytes().add(std::uint16_t{3}).add<float>({0, 0, 0, 1, 0, 0, 0, 1, 0});
    const std::string users = chunk_3ds(0x4130, Bytes().text(std::string("paint\0", 6)).add<std::uint16_t>({1, 0}));
    const std::string faces = Bytes().add<std::uint16_t>({1, 0, 1, 2, 7}).text(users);
    const std::string texcoords = Bytes().add(std::uint16_t{3}).add<float>({0, 0, 1, 0, 0, 1});
    const std::string covered = picture.empty() ? "" : chunk_3ds(0x4140, texcoords);
    const std::string mesh = chunk_3ds(0x4100, chunk_3ds(0x4110, vertices) + covered + chunk_3ds(0x4120, faces));
    const std::string map = picture.empty() ? "" : chunk_3ds(0xA200, chunk_3ds(0xA300, picture + std::string(1, '\0')));
    const std::string color = chunk_3ds(0x0011, "\xFF\x80" + std::string(1, '\0'));
    const std::string material =
        chunk_3ds(0xAFFF, chunk_3ds(0xA000, std::string("paint\0", 6)) + chunk_3ds(0xA020, color) + map);
    const std::string object = chunk_3ds(0x4000, std::string("tri\0", 4) + mesh);
    return chunk_3ds(0x4D4D, chunk_3ds(0x0002, Bytes().add(std::uint32_t{3})) + chunk_3ds(0x3D3D, material + object));
}

/// A zip archive of entries that are stored as they are (PKWARE's APPNOTE 6.3).
inline std::string zip(const std::vector<std::pair<std::string, std::string>>& entries) {
    Bytes archive;
    Bytes table;
    for (const auto& [name, content] : entries) {
        const auto crc = static_cast<std::uint32_t>(
            crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
        const auto size = static_cast<std::uint32_t>(content.size());
        const auto name_size = static_cast<std::uint16_t>(name.size());
        const auto offset = static_cast<std::uint32_t>(archive.str().size());
        const std::string sizes = Bytes().add<std::uint32_t>({crc, size, size}).add<std::uint16_t>({name_size, 0});
        archive.text("PK\x03\x04").add<std::uint16_t>({20, 0, 0, 0, 0}).text(sizes).text(name).text(content);
        table.text("PK\x01\x02").add<std::uint16_t>({20, 20, 0, 0, 0, 0}).text(sizes);
        table.add<std::uint16_t>({0, 0, 0}).add<std::uint32_t>({0, offset}).text(name);
    }
    const auto count = static_cast<std::uint16_t>(entries.size());
    const auto table_size = static_cast<std::uint32_t>(table.str().size());
    const auto table_offset = static_cast<std::uint32_t>(archive.str().size());
    return archive.text(table)
        .text("PK\x05\x06")
        .add<std::uint16_t>({0, 0, count, count})
        .add<std::uint32_t>({table_size, table_offset})
        .add(std::uint16_t{0});
}

inline std::string file_3mf() {
    return zip({{"[Content_Types].xml",
                 "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                 "<Default Extension='model' ContentType='application/vnd.ms-package.3dmanufacturing-3dmodel+xml'/>"
                 "</Types>"},
                {"_rels/.rels",
                 "<?xml version='1.0'?><Relationships "
                 "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship "
                 "Target='/3D/3dmodel.model' Id='rel0' "
                 "Type='http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel'/></Relationships>"},
                {"3D/3dmodel.model",
                 "<?xml version='1.0'?><model unit='millimeter' "
                 "xmlns='http://schemas.microsoft.com/3dmanufacturing/core/2015/02'><resources><object id='1' "
                 "type='model'><mesh><vertices><vertex x='0' y='0' z='0'/><vertex x='1' y='0' z='0'/><vertex x='0' "
                 "y='1' z='0'/><vertex x='0' y='0' z='1'/></vertices><triangles><triangle v1='0' v2='2' v3='1'/>"
                 "<triangle v1='0' v2='1' v3='3'/></triangles></mesh></object></resources><build><item objectid='1' "
                 "transform='1 0 0 0 1 0 0 0 1 10 20 30'/></build></model>"}});
}

/// One square "plate" at (1, 2, 3) in the material "paint", z up, in metres. Properties may be added to the material,
/// layers to the square, and objects and connections to all.
inline std::string ascii_fbx(const std::string& properties = "", const std::string& layers = "",
                             const std::string& objects = "", const std::string& connections = "") {
    std::string axes;
    for (const auto& [name, value] :
         {std::pair{"UpAxis", 2}, std::pair{"UpAxisSign", 1}, std::pair{"FrontAxis", 1}, std::pair{"FrontAxisSign", -1},
          std::pair{"CoordAxis", 0}, std::pair{"CoordAxisSign", 1}})
        axes += "P: \"" + std::string(name) + "\", \"int\", \"Integer\", \"\"," + std::to_string(value) + "\n";
    return "; FBX 7.3.0 project file\nFBXHeaderExtension:  {\nFBXVersion: 7300\n}\nGlobalSettings:  {\nProperties70:  "
           "{\n" +
           axes +
           "P: \"UnitScaleFactor\", \"double\", \"Number\", \"\",100\n}\n}\nObjects:  {\n"
           "Geometry: 1000, \"Geometry::tile\", \"Mesh\" {\nVertices: *12 {\na: 0,0,0,1,0,0,1,1,0,0,1,0\n}\n"
           "PolygonVertexIndex: *4 {\na: 0,1,2,-4\n}\nGeometryVersion: 124\n"
           "LayerElementMaterial: 0 {\nVersion: 101\nName: \"\"\nMappingInformationType: \"AllSame\"\n"
           "ReferenceInformationType: \"IndexToDirect\"\nMaterials: *1 {\na: 0\n}\n}\n" +
           layers +
           "Layer: 0 {\nVersion: 100\n"
           "LayerElement:  {\nType: \"LayerElementMaterial\"\nTypedIndex: 0\n}\n"
           "LayerElement:  {\nType: \"LayerElementUV\"\nTypedIndex: 0\n}\n}\n}\n"
           "Model: 2000, \"Model::plate\", \"Mesh\" {\nVersion: 232\nProperties70:  {\n"
           "P: \"Lcl Translation\", \"Lcl Translation\", \"\", \"A\",1,2,3\n}\n}\n"
           "Material: 3000, \"Material::paint\", \"\" {\nVersion: 102\nShadingModel: \"lambert\"\nProperties70:  {\n"
           "P: \"DiffuseColor\", \"Color\", \"\", \"A\",1,0,0\nP: \"Opacity\", \"double\", \"Number\", \"\",0.5\n" +
           properties + "}\n}\n" + objects +
           "}\nConnections:  {\nC: \"OO\",2000,0\nC: \"OO\",1000,2000\nC: \"OO\",3000,2000\n" + connections + "}\n";
}

}  // namespace vitrine::io
