using System.Text;
using Hengjian.Documents.Writing;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Web.Features.Results;
using static Hengjian.Evaluation.Tests.Results.SampleRound;

namespace Hengjian.Web.Tests.Features.Results;

/// <summary>In a file, too, missing, 0, not applicable and estimated differ.</summary>
public sealed class ExportTests
{
    private static readonly RoundResults Round = Of(Sheet(FirstCity, 85, "良好"), Sheet(SecondCity, 91, "优秀"));

    private static readonly (IndicatorValue? Value, string Number, string Flag, string Rows)[] Kinds =
    [
        (new IndicatorValue(0, ValueFlag.Present, 3), "0", "正常", "3"),
        (IndicatorValue.Missing, "", "缺失", ""),
        (new IndicatorValue(double.NaN, ValueFlag.NotApplicable, 0), "不适用", "不适用", ""),
        (new IndicatorValue(4.5, ValueFlag.Estimated, 2), "4.5", "估计", "2"),
        (new IndicatorValue(4.5, ValueFlag.Partial, 2), "4.5", "部分", "2"),
        (new IndicatorValue(0, ValueFlag.Ruled, 1), "0", "按规则", "1"),
        (null, "", "本层级不计算", ""),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Kinds.Length)];

    [Theory]
    [MemberData(nameof(All))]
    public void IndicatorFile_TellsEachKindApart(int kind)
    {
        var (value, number, flag, rows) = Kinds[kind];
        Round.Catalogue.TryFind("large", out var large);
        var view = new IndicatorView(large!, SchoolStage.All, RegionLevel.City, Year, [Year], null, []);
        var cells = Csv(IndicatorTable.Export(Round, view, [new RegionValue(Tree.Regions[1], value, new ShownVerdict(null, null, large!.Decimals, VerdictBasis.None))]));
        Assert.Equal((number, flag, rows), (cells["数值（%）"], cells["数值状态"], cells["依据行数（行）"]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void YearsFile_TellsEachKindApart_InBothYears(int kind)
    {
        var (value, number, flag, _) = Kinds[kind];
        Round.Catalogue.TryFind("large", out var large);
        var comparison = new YearComparison(large!, SchoolStage.All, 2024, 2025, [], []);
        var other = new IndicatorValue(7, ValueFlag.Present, 1);
        var earlier = Csv(YearsTable.Export(comparison, [new YearChange(Tree.Regions[1], value, other, null, null)]));
        Assert.Equal((number, flag), (earlier["2024 年（%）"], earlier["2024 年数值状态"]));
        Assert.Equal(("7", "正常"), (earlier["2025 年（%）"], earlier["2025 年数值状态"]));
        var later = Csv(YearsTable.Export(comparison, [new YearChange(Tree.Regions[1], other, value, null, null)]));
        Assert.Equal((number, flag), (later["2025 年（%）"], later["2025 年数值状态"]));
    }

    private static Dictionary<string, string> Csv(TableExport table)
    {
        using var stream = new MemoryStream();
        CsvTable.Write(stream, table);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Split("\r\n");
        return lines[0].Split(',').Zip(lines[1].Split(',')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
    }
}
