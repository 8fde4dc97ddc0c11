using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>Numbers of things beside the lists that name them.</summary>
public sealed class CountTests
{
    [Theory]
    [InlineData("出台三个办法，即《教研员聘任办法》《校服采购办法》和《设备报废办法》；经费另行安排。", "出台四个办法，即《教研员聘任办法》《校服采购办法》和《设备报废办法》；经费另行安排。")]
    [InlineData("建成走读学校3所，即东河小学、桃园中心校和县第六小学，共有学生860人。", "建成走读学校4所，即东河小学、桃园中心校和县第六小学，共有学生860人。")]
    [InlineData("新添录播室4间，分别设在东河、桃园、柳湾、石桥，使用率高。", "新添录播室5间，分别设在东河、桃园、柳湾、石桥，使用率高。")]
    [InlineData("名单核对三次，时间分别为2月、5月、10月。", "名单核对两次，时间分别为2月、5月、10月。")]
    [InlineData("验收的标准有三条：账目清楚，手续齐全，师生满意。", "验收的标准有四条：账目清楚，手续齐全，师生满意。")]
    [InlineData("明年办好三件事：新建一所初中，缓解拥挤；修缮乡镇校舍，消除隐患；补足音乐教师，开齐课程。", "明年办好四件事：新建一所初中，缓解拥挤；修缮乡镇校舍，消除隐患；补足音乐教师，开齐课程。")]
    [InlineData("三所学校——东河小学、桃园中学、石桥中心校——没有操场。", "四所学校——东河小学、桃园中学、石桥中心校——没有操场。")]
    [InlineData("设立三样补助：交通补助、伙食补助、住宿补助，按月发放。", "设立两样补助：交通补助、伙食补助、住宿补助，按月发放。")]
    public void NumberBeforeItsList_IsHeldToIt(string right, string wrong) => Judge(right, wrong);

    [Theory]
    [InlineData("统筹抓好校服采购、教辅征订、食材配送三项工作。", "统筹抓好校服采购、教辅征订、食材配送四项工作。")]
    [InlineData("统筹抓好校服采购、教辅征订、食材配送三项工作。", "统筹抓好校服采购、教辅征订、食材配送两项工作。")]
    [InlineData("投资3200万元建设图书馆、体育馆、艺术楼3个项目。", "投资3200万元建设图书馆、体育馆、艺术楼4个项目。")]
    [InlineData("实施“筑基、赋能、提质”三大行动。", "实施“筑基、赋能、提质”四大行动。")]
    [InlineData("会同教育、公安、交通三部门开展整治。", "会同教育、公安、交通两部门开展整治。")]
    [InlineData("严格执行同步设计、同步施工、同步使用“三同步”要求。", "严格执行同步设计、同步施工、同步使用“四同步”要求。")]
    [InlineData("石渡县、松坪县2个为优秀。", "石渡县、松坪县3个为优秀。")]
    [InlineData("采取自查、互查、抽查三步。", "采取自查、互查、抽查四步。")]
    [InlineData("问题集中在：教具陈旧、场地狭小、经费紧张，以上三条反映最多。", "问题集中在：教具陈旧、场地狭小、经费紧张，以上四条反映最多。")]
    public void NumberBehindItsList_IsHeldToIt(string right, string wrong) => Judge(right, wrong);

    [Theory]
    [InlineData("一是教具陈旧；二是场地狭小；三是经费紧张。上述三个问题正在解决。", "一是教具陈旧；二是场地狭小；三是经费紧张。上述四个问题正在解决。")]
    [InlineData("重点做好三件事。第一，修缮校舍；第二，补足教师；第三，更新设备。", "重点做好四件事。第一，修缮校舍；第二，补足教师；第三，更新设备。")]
    [InlineData("发放校车补助120万元、伙食补助340万元、住宿补助90万元，三项合计550万元。", "发放校车补助120万元、伙食补助340万元、住宿补助90万元，四项合计550万元。")]
    public void NumberThatPointsBack_IsHeldToTheList(string right, string wrong) => Judge(right, wrong);

    [Theory]
    [InlineData("小学、初中新建三所学校。")]
    [InlineData("新建小学、初中3所。")]
    [InlineData("七年级、八年级增加三个班。")]
    [InlineData("石渡县、松坪县、柳湾县四项指标全部达标。")]
    [InlineData("语文、数学、英语4名教师获奖。")]
    [InlineData("教育、财政部门联合开展校舍、食堂、消防三项检查。")]
    [InlineData("中小学、幼儿园三类学校全部达标。")]
    [InlineData("修订制度7项，其中新订4项、修改3项。")]
    [InlineData("对孤儿、残疾学生落实“两免一补”，对台风“三连击”应对有力。")]
    [InlineData("清江二级航道、柳河三级航道全线通航。")]
    [InlineData("整治食堂承包、教辅征订、农村集体“三资”管理等问题。")]
    [InlineData("石渡县、松坪县和其他三个县通过验收。")]
    [InlineData("新建学校5所，分别位于石渡县、松坪县等地。")]
    [InlineData("全市4个县（市、区）全部通过验收。")]
    [InlineData("一是教具陈旧；二是场地狭小。此外，经费紧张。上述三个问题正在解决。")]
    [InlineData("一是教具陈旧；二是场地狭小。上述三个县要抓紧整改。")]
    [InlineData("新建的学校有3所，石渡县的东河小学，松坪县的桃园小学、柳湾小学三所学校均已启用。")]
    public void NumberOfOtherThings_IsNotAccused(string text) => Assert.DoesNotContain(Audited.Wrong(text), c => c.Kind == ClaimKind.Count);

    private static void Judge(string right, string wrong)
    {
        Assert.Contains(Audited.Claims(right), c => c is { Kind: ClaimKind.Count, Verdict: Verdict.Consistent });
        Assert.DoesNotContain(Audited.Claims(right), c => c.Verdict == Verdict.Inconsistent);
        Assert.Contains(Audited.Claims(wrong), c => c is { Kind: ClaimKind.Count, Verdict: Verdict.Inconsistent });
    }
}
