using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

using Rule = Func<SchoolContext, DemoCell>;

/// <summary>Buildings and things of a school.</summary>
internal static class SchoolResourceRules
{
    /// <summary>Areas (平方米) and rooms (间).</summary>
    public static Dictionary<string, Rule> Places => new(StringComparer.Ordinal)
    {
        ["area_teach"] = c => Math.Round(c.Kindergarten ? c.Pupils * 7.6
            : c.Compulsory ? c.Resource(4.5, 5.8, 0.12, 0.2, 0.13) + IndoorPe(c) : c.Pupils * 7.4),
        ["area_indoor_pe"] = c => c.Kindergarten ? DemoCell.NotApplicable : IndoorPe(c),
        ["area_sport"] = c => c.Kindergarten ? DemoCell.NotApplicable
            : Math.Round(c.Compulsory ? c.Resource(7.5, 10.2, 0.2, 0.1, 0.15) : c.Pupils * 9),
        ["area_sport_near"] = c => !c.Compulsory ? DemoCell.NotApplicable
            : c.School.Zone == SchoolZone.Urban && c.School.County.Kind == CountyKind.District && c.U < 0.15 ? Math.Round(c.Pupils * 0.9) : 0,
        ["area_campus"] = c => Math.Round(c.Pupils * Math.Max(9, (c.Vocational ? 36 : c.Kindergarten ? 13 : 22) * (1 + 0.2 * c.Z))),
        ["area_building"] = c => Math.Round(c.Pupils * Math.Max(5, (c.Vocational ? 21.5 : c.Kindergarten ? 11.2 : 9.5) * (1 + 0.1 * c.Z))),
        ["area_danger_d"] = c => c.Model || c.UYear > (0.05 - 0.015 * c.T) * (1.6 - c.Care) ? 0 : Math.Round(120 + 600 * c.U),
        ["area_outdoor_kg"] = c => c.Kindergarten ? Math.Round(c.Pupils * Math.Max(1.8, 4.7 + 0.7 * c.Z + 0.3 * c.T)) : DemoCell.NotApplicable,
        ["area_room_kg"] = c => c.Kindergarten ? Math.Round(c.Pupils * Math.Max(4, 8.5 + 0.8 * c.Z + 0.4 * c.T)) : DemoCell.NotApplicable,
        ["design_2017"] = c => c.Kindergarten ? c.School.Founded >= 2017 : DemoCell.NotApplicable,
        ["rooms_all"] = c => Rooms(c),
        ["rooms_multi"] = c => c.Kindergarten ? Math.Round(Rooms(c) * 0.7)
            : c.Compulsory ? Math.Ceiling(c.Resource(2.3, 2.4, 0.06, 0.25, 0.09) / 100) : Rooms(c),
        ["rooms_net"] = c => Math.Round(Rooms(c) * (c.Yes(0.9) ? 1 : 0.9)),
        ["music_rooms_ok"] = c => OneInTwelve(c, 0.83),
        ["art_rooms_ok"] = c => OneInTwelve(c, 0.80),
        ["lab_rooms_need"] = c => c.Kindergarten ? DemoCell.NotApplicable : LabsNeeded(c),
        ["lab_rooms_ok"] = c => c.Kindergarten ? DemoCell.NotApplicable : Math.Round(LabsNeeded(c) * c.Share(0.93, 0.05, 0.4, 1)),
    };

    /// <summary>Equipment.</summary>
    public static Dictionary<string, Rule> Things => new(StringComparer.Ordinal)
    {
        ["equip_value"] = c => Math.Round((c.Kindergarten ? c.Pupils * 1500 * (1 + 0.2 * c.Z)
            : c.Compulsory ? c.Resource(2000, 2500, 0.02, 0.6, 0.13) * Uneven(c) : c.Pupils * (3400 + 700 * c.Z)) / 100) * 100,
        ["computers"] = c => c.Kindergarten ? Math.Round(c.Classes.Count * 1.2) : Math.Round(c.Pupils * Math.Max(0.06, 0.15 + 0.03 * c.Z + 0.05 * (c.Wealth - 0.45))),
        ["books"] = c => Math.Round(c.Pupils * Math.Max(8, (c.Kindergarten ? 11 : c.PupilsOf(SchoolStage.Junior) > 0 ? 42 : 32) + 6 * c.Z)),
        ["bandwidth_mbps"] = c => c.Kindergarten || c.School.Type == "教学点" ? c.Yes(0.86) ? 100 : 50
            : c.U < 0.25 + 0.3 * c.Wealth ? 1000 : c.Yes(0.95) ? 200 : 50,
    };

    private static double Uneven(SchoolContext c) =>
        c.School.County.Name != DemoStories.Uneven ? 1 : c.School.Zone == SchoolZone.Urban ? 2.1 : 0.42;

    private static double IndoorPe(SchoolContext c) =>
        c.School.Zone == SchoolZone.Urban && DemoRandom.Unit(DemoRandom.Key(c.Key, 61)) < 0.4 ? 600 + 10 * c.Classes.Count : 0;

    private static double Rooms(SchoolContext c) => c.Classes.Count + Math.Floor(c.Classes.Count * 0.12 * DemoRandom.Unit(DemoRandom.Key(c.Key, 62)));

    private static DemoCell OneInTwelve(SchoolContext c, double usual)
    {
        if (c.Kindergarten) return DemoCell.NotApplicable;
        var need = Math.Ceiling(c.Classes.Count / 12.0);
        return c.Yes(usual) ? need : need - 1;
    }

    private static double LabsNeeded(SchoolContext c) => 2 + Math.Ceiling(c.Classes.Count / 6.0);
}
