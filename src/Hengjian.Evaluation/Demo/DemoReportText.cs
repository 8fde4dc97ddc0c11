using System.Globalization;
using Hengjian.Documents.Official;

namespace Hengjian.Evaluation.Demo;

/// <summary>Values of one region, as an invented report prints them.</summary>
/// <param name="Place">Full name of the region.</param>
/// <param name="Year">The year reported on.</param>
/// <param name="Value">An element or indicator of a year, in its unit.</param>
internal sealed record DemoFigures(string Place, int Year, Func<string, int, double> Value)
{
    public string People(string key, int? year = null) => Value(key, year ?? Year).ToString("F0", CultureInfo.InvariantCulture);

    public string TenThousand(string key, int? year = null) => Round(Value(key, year ?? Year) / 1e4, 2);

    public string Billions(string key, int? year = null) => Round(Value(key, year ?? Year) / 1e8, 2);

    public string Percent(string key, int? year = null, double wrongBy = 0) => Round(Value(key, year ?? Year) + wrongBy, 1);

    // What a report would write that computes from its own printed amounts.
    public string Change(string key)
    {
        var (now, before) = (Printed(key, Year), Printed(key, Year - 1));
        var words = now < before ? "下降" : "增长";
        return $"比{(Year - 1).ToString(CultureInfo.InvariantCulture)}年的{Round(before, 2)}亿元{words}{Round(Math.Abs(now - before) / before * 100, 1)}%";
    }

    private double Printed(string key, int year) => Math.Round(Value(key, year) / 1e8, 2, MidpointRounding.AwayFromZero);

    private static string Round(double value, int places) =>
        Math.Round(value, places, MidpointRounding.AwayFromZero).ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>
/// Invented self-evaluation reports with planted errors, for the desk of the demo. True sentences come from the data, so
/// that they agree with it; what is wrong is said beside it.
/// </summary>
internal static class DemoReportText
{
    /// <summary>The county's report for 2025 as first handed in: eight errors, one blank, one empty title, one telephone number.</summary>
    public static OfficialDocument First(DemoFigures f, DateTimeOffset at) => Document(f, at, mended: false);

    /// <summary>The same report after three of them were mended.</summary>
    public static OfficialDocument Second(DemoFigures f, DateTimeOffset at) => Document(f, at, mended: true);

    /// <summary>The county's report of the year before, as plain text.</summary>
    public static string YearBefore(DemoFigures f) => $"""
        {f.Place}{f.Year}年履行教育职责自评报告

        一、基本情况
        {f.Year}年，全县小学在校生{f.People("stu_pri_all")}人，初中在校生{f.People("stu_jun_all")}人。{f.Year}年，全县九年义务教育巩固率{f.Percent("compulsory.consolidation-9")}%，学前三年毛入园率{f.Percent("preschool.xqpp.gross-enrolment")}%。
        二、经费投入
        {f.Year}年，全县一般公共预算教育支出{f.Billions("edu_spend")}亿元。全年安排薄弱学校改造资金1800万元，其中校舍维修960万元、设备购置540万元、信息化300万元。
        三、教师队伍
        全年补充教师86名，其中中小学62名、幼儿园24名。培训教师1150人次，其中乡村教师460人次，占40.0%。
        四、组织领导
        {Same(6)}
        五、存在问题和下一步打算
        全县还有6所小学的功能教室不够，下一年安排420万元补齐，平均每所70万元。

        """;

    /// <summary>A city's report with one doubtful sentence, as markdown with a table.</summary>
    public static string City(DemoFigures f) => $"""
        # {f.Place}{f.Year}年履行教育职责自评报告

        ## 一、投入
        {f.Year}年，全市一般公共预算教育支出{f.Billions("edu_spend")}亿元，{f.Change("edu_spend")}。{f.Year}年，全市义务教育教师年平均工资{f.TenThousand("pay_teacher")}万元，当地公务员年平均工资{f.TenThousand("pay_civil")}万元。

        ## 二、学位
        全年新增学位9600个，分学段如下：

        | 学段 | 新建学校（所） | 新增学位（个） |
        | --- | --- | --- |
        | 幼儿园 | 6 | 1800 |
        | 小学 | 5 | 4500 |
        | 初中 | 3 | 3300 |
        | 合计 | 14 | 9600 |

        ## 三、质量
        {f.Year}年，全市学前三年毛入园率{f.Percent("preschool.xqpp.gross-enrolment")}%，普惠性幼儿园覆盖率{f.Percent("preschool.xqpp.inclusive-coverage")}%。课后服务参与学生由上年的81.5%提高到86.2%，提高5.7个百分点。

        ## 四、问题和打算
        还有3个县区的教师编制没有及时核定，计划明年6月底前全部核定到位。

        """;

    private static OfficialDocument Document(DemoFigures f, DateTimeOffset at, bool mended)
    {
        string year = f.Year.ToString(CultureInfo.InvariantCulture), last = (f.Year - 1).ToString(CultureInfo.InvariantCulture);
        OfficialBlock[] blocks =
        [
            new OfficialHeading(1, "一、基本情况"),
            new OfficialParagraph(
                $"{year}年，全县小学在校生{f.People("stu_pri_all")}人，初中在校生{f.People("stu_jun_all")}人。{year}年末，全县常住人口{f.TenThousand("pop_total")}万人。" +
                $"全县共有义务教育学校{f.People("schools_compulsory")}所。"),
            new OfficialHeading(1, "二、经费投入"),
            // The increase divided by the amount after it: the base is wrong.
            new OfficialParagraph(
                $"{year}年，全县一般公共预算教育支出{f.Billions("edu_spend")}亿元，{f.Change("edu_spend")}。" +
                $"全年安排教育专项资金3200万元，比上年增加400万元，增长{(mended ? "14.3" : "12.5")}%。"),
            new OfficialParagraph("专项资金中，用于校舍建设1750万元、设备购置860万元、信息化建设590万元，合计3200万元。县财政按年初预算足额拨付，没有挤占挪用。"),
            new OfficialHeading(1, "三、办学条件"),
            // 8 + 4 + 2 is 14.
            new OfficialParagraph("全年新建、改扩建学校共15所，包括小学8所、初中4所、幼儿园2所，新增学位3400个。"),
            new OfficialTable(
                [new("项目", 4), new("计划投资（万元）", 3) { Alignment = OfficialAlignment.Right }, new("完成投资（万元）", 3) { Alignment = OfficialAlignment.Right }, new("完成率（%）", 2) { Alignment = OfficialAlignment.Right }],
                // The third rate does not follow; the total of what was done misses by 100.
                [["校舍建设", "1750", "1610", "92.0"], ["设备购置", "860", "860", "100.0"], ["信息化建设", "590", "472", "85.0"], ["合计", "3200", "3042", "95.1"]])
            {
                Caption = "表1　专项资金项目进度",
            },
            new OfficialParagraph("列入计划的12个项目全部完成，其中2个项目尚未竣工验收。"),
            new OfficialHeading(1, "四、教师队伍"),
            // Read from the data with two digits turned round.
            new OfficialParagraph(
                $"{year}年，全县义务教育教师年平均工资{Turned(f.TenThousand("pay_teacher"))}万元，当地公务员年平均工资{f.TenThousand("pay_civil")}万元。" +
                "全年补充教师105名，其中中小学73名、幼儿园32名。"),
            // 315 of 1260 is 25 %.
            new OfficialParagraph($"培训教师1260人次，其中骨干教师315人次，占{(mended ? "25.0" : "24.0")}%。交流轮岗教师112人，其中骨干教师{(mended ? "24" : "x")}人。"),
            new OfficialHeading(1, "五、教育质量"),
            new OfficialParagraph(
                $"{year}年，全县九年义务教育巩固率{f.Percent("compulsory.consolidation-9")}%，" +
                $"普惠性幼儿园覆盖率{f.Percent("preschool.xqpp.inclusive-coverage", wrongBy: 3)}%。" +
                // Last year's report said otherwise.
                $"全县学前三年毛入园率由{last}年的{f.Percent("preschool.xqpp.gross-enrolment", f.Year - 1, wrongBy: -2)}%提高到{f.Percent("preschool.xqpp.gross-enrolment")}%。"),
            // 95.1 − 92.4 is 2.7.
            new OfficialParagraph("课后服务参与率由上年的92.4%提高到95.1%，提高3.7个百分点。学生体质健康合格率96.3%，比上年提高0.8个百分点。"),
            new OfficialHeading(1, "六、组织领导"),
            new OfficialParagraph(Same(7)),
            new OfficialHeading(1, "七、存在问题"),
            new OfficialParagraph("部分学校功能教室不足，按照《》的要求还有差距。全县学校中，有8所的运动场地达不到标准。"),
            new OfficialHeading(1, "八、下一步打算"),
            new OfficialParagraph(
                $"一是安排560万元补齐8所学校的运动场地，平均每所70万元。二是{(mended ? "及时核定教师编制。" : "请各校联系13800000000报送用地手续。")}三是继续控制大班额。"),
        ];
        return new OfficialDocument(
            [$"{f.Place}人民政府", $"{year}年履行教育职责自评报告"], blocks, new OfficialProperties($"{f.Place}{year}年履行教育职责自评报告", $"{f.Place}人民政府", at))
        {
            Signature = new OfficialSignature($"{f.Place}人民政府", new DateOnly(f.Year + 1, 2, mended ? 26 : 10)),
        };
    }

    // Taken over from one year to the next but for its number: what the page of copies shows.
    private static string Same(int meetings) => string.Create(
        CultureInfo.InvariantCulture,
        $"县里每季度听取一次教育工作汇报，把投入保障、学位建设和教师编制列入督查事项，逐项明确牵头单位、完成时限和验收标准，对进展慢的当面提醒、限期补上，全年召开推进会{meetings}次。");

    // 10.13 becomes 10.31: the slip of a tired hand.
    private static string Turned(string number) => number[..^2] + number[^1] + number[^2];
}
