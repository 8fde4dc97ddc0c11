using Hengjian.Indicators.Facts;

namespace Hengjian.Benchmarks;

/// <summary>
/// An invented nation of a given size: 2,850 counties; at scale 1, 220,000 compulsory schools and about 4.5 million classes.
/// The same scale gives the same values on every machine.
/// </summary>
internal static class NationalData
{
    public const int Year = 2024;
    private const int Counties = 2850;

    public static Dataset Make(double scale)
    {
        var regions = Regions();
        var random = new Splitmix(20240901);
        var schools = Schools(regions, (int)(220_000 * scale), ref random);
        return new Dataset(regions, [schools, Classes(schools, ref random), Money(regions, Year - 1, ref random), Money(regions, Year, ref random)])
        {
            CombinedSchools = CombinedSchoolRule.Whole,
            MissingVerdictIsNo = true,
        };
    }

    private static RegionTree Regions()
    {
        var regions = new List<Region>();
        for (var i = 0; i < Counties; i++)
        {
            var (province, city, county) = (11 + i / 92, 1 + i % 92 / 9, 1 + i % 92 % 9);
            if (i % 92 == 0) regions.Add(new Region(province * 10_000, $"省{province}", RegionLevel.Province, 0));
            if (i % 92 % 9 == 0) regions.Add(new Region(province * 10_000 + city * 100, $"市{city}", RegionLevel.City, province * 10_000));
            regions.Add(new Region(province * 10_000 + city * 100 + county, $"县{i}", RegionLevel.County, province * 10_000 + city * 100));
        }
        return new RegionTree(regions);
    }

    private static FactTable Schools(RegionTree regions, int count, ref Splitmix random)
    {
        string[] amounts =
        [
            "tea_ft", "tea_above_degree", "tea_backbone", "tea_pe_arts", "tea_pe_arts_shared", "area_teach", "area_indoor_pe",
            "area_sport", "area_sport_near", "equip_value", "rooms_multi", "books", "computers", "bandwidth_mbps",
        ];
        double[] perPupil = [0.06, 0.05, 0.012, 0.011, 0, 5.6, 0, 9, 0, 2300, 0.026, 25, 0.12, 0.4];
        var code = new int[count];
        var type = new byte[count];
        var pupils = new double[count];
        var columns = amounts.ToDictionary(a => a, _ => new double[count], StringComparer.Ordinal);
        for (var row = 0; row < count; row++)
        {
            code[row] = regions.Counties[(int)((long)row * Counties / count)].Code;
            var kind = random.Next();
            type[row] = (byte)SchoolTypes.Names.ToList().IndexOf(kind < 0.66 ? "小学" : kind < 0.91 ? "初级中学" : "九年一贯制学校");
            pupils[row] = random.Next() < 0.0015 ? 0 : Math.Round(150 + 1500 * random.Next() * random.Next());
            for (var i = 0; i < amounts.Length; i++)
                columns[amounts[i]][row] = i > 0 && random.Next() < 0.004
                    ? double.NaN : Math.Round(pupils[row] * perPupil[i] * (0.75 + 0.7 * random.Next()), 2);
        }
        var cells = columns.ToDictionary(c => c.Key, Column (c) => new NumberColumn(c.Value).Narrowed(), StringComparer.Ordinal);
        cells["stu"] = new NumberColumn(pupils).Narrowed();
        cells[SchoolTypes.Element] = new CodeColumn(type, SchoolTypes.Names);
        return new FactTable { Grain = Grain.SchoolYear, Period = Year, Regions = code, Stages = new SchoolStage[count], Columns = cells };
    }

    private static FactTable Classes(FactTable schools, ref Splitmix random)
    {
        var (region, stage, parent, label, size) = (new List<int>(), new List<SchoolStage>(), new List<int>(), new List<byte>(), new List<double>());
        var type = (CodeColumn)schools.Columns[SchoolTypes.Element];
        for (var row = 0; row < schools.RowCount; row++)
        {
            var stages = SchoolTypes.StagesOf(type.LabelAt(row));
            var classes = 4 + (int)(34 * random.Next());
            for (var i = 0; i < classes; i++)
            {
                var section = stages[i * stages.Count / classes];
                region.Add(schools.Regions[row]);
                stage.Add(section);
                parent.Add(row);
                label.Add(section == SchoolStage.Primary ? (byte)0 : (byte)1);
                size.Add(Math.Round(22 + 36 * (random.Next() + random.Next()) / 2 + (random.Next() < 0.04 ? 18 : 0)));
            }
        }
        // As importers leave them: by region, and within a region by stage.
        int[] order = [.. Enumerable.Range(0, region.Count).OrderBy(i => region[i]).ThenBy(i => stage[i])];
        return new FactTable
        {
            Grain = Grain.ClassYear,
            Period = Year,
            Regions = [.. order.Select(i => region[i])],
            Stages = [.. order.Select(i => stage[i])],
            Parents = [.. order.Select(i => parent[i])],
            Columns = new Dictionary<string, Column>(StringComparer.Ordinal)
            {
                ["class_stage"] = new CodeColumn([.. order.Select(i => label[i])], ["小学", "初中"]),
                ["class_size"] = new NumberColumn([.. order.Select(i => size[i])]).Narrowed(),
            },
        };
    }

    private static FactTable Money(RegionTree regions, int year, ref Splitmix random)
    {
        var spend = new double[Counties];
        var pupils = new double[Counties];
        for (var i = 0; i < Counties; i++)
        {
            pupils[i] = Math.Round(8_000 + 50_000 * random.Next());
            spend[i] = Math.Round(pupils[i] * (9_000 + 6_000 * random.Next()) * (year == Year ? 1.05 : 1));
        }
        return new FactTable
        {
            Grain = Grain.RegionYear,
            Period = year,
            Regions = [.. regions.Counties.Select(c => c.Code)],
            Stages = new SchoolStage[Counties],
            Columns = new Dictionary<string, Column>(StringComparer.Ordinal)
            {
                ["edu_spend"] = new NumberColumn(spend).Narrowed(),
                ["stu_all"] = new NumberColumn(pupils).Narrowed(),
            },
        };
    }

    private struct Splitmix(ulong state)
    {
        private ulong state = state;

        /// <summary>Evenly in [0, 1).</summary>
        public double Next()
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}
