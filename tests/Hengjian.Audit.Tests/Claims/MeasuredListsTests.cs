using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>Numbers of things whose list brings a number for each, or names them behind 为.</summary>
public sealed class MeasuredListsTests
{
    [Theory]
    [InlineData("供应仓储用地4宗、163.1亩，即北仓38.5亩、第五冷库61.2亩、桃园货场17.8亩、站前堆场45.6亩。", "4宗", "5宗")]
    [InlineData("全年出让地块3宗、286.4亩，分别为北苑地块96.2亩、东湖地块118.7亩、南站地块71.5亩。", "3宗", "4宗")]
    [InlineData("新开工3个项目，即污水处理厂二期2.4亿元、滨江路改造1.1亿元、老年公寓0.8亿元。", "3个", "2个")]
    [InlineData("区级安排专项4项，即：校车补助320万元、营养餐860万元、信息化建设540万元、教师培训130万元。", "4项", "3项")]
    [InlineData("抽取4个乡镇，即云台镇6个村、石桥镇5个村、双河乡4个村、大坪乡3个村。", "4个", "3个")]
    [InlineData("已建的6座运行正常，在建的2座为北沟水库和石门水库，年底前下闸蓄水。", "的2座", "的3座")]
    [InlineData("不达标的3所医院为城关一院、城关二院、马渡卫生院，其余6所达标。", "的3所", "的2所")]
    [InlineData("对4个县开展抽查，抽到的3个部门为财政、人社、教育。", "的3个", "的4个")]
    [InlineData("长期坚持的3条持续推进，限期整改的2条分别为溯水县实验室建设和柘山县宿舍改造，计划8月底前完成。", "的2条", "的3条")]
    public void Miscounted_IsFound(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Contains(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)), c => c.Kind == ClaimKind.Count);
    }

    [Theory]
    [InlineData("三县抽测渠道3640米（柘岭1240米、雁洲1415米、沅坪985米），合格的1983米。")]
    [InlineData("新建3所，分别为第二养老院162张、滨江养老院120张、城西养老院108张，全部建成后可新增床位390张。")]
    [InlineData("四种办法补充司机：公开招聘64人，引进23人，调回在编人员12人，返聘若干人。")]
    [InlineData("建成的3座水库为农田灌溉、城镇供水提供了保障。")]
    [InlineData("新建的4所为公办、寄宿制学校。")]
    [InlineData("全年安排4个专项，其中校车320万元、营养餐860万元、信息化540万元。")]
    [InlineData("评出4个先进集体，分别给予一等奖3万元、二等奖2万元、三等奖1万元。")]
    [InlineData("安排3项资金，即基本支出1260万元、项目支出980万元，专项债430万元。")]
    [InlineData("2个标段中标价分别为一标段1260万元、二标段980万元，三标段尚未招标。")]
    [InlineData("正在建设的2个为物流和冷链园区，新设的3个网点为客户提供24小时、自助、跨行服务。")]
    [InlineData("联系的5个部门为财政、人社、教育等。")]
    [InlineData("从责任主体看，市本级办结5条，溯水县办结6条，柘山县、竹溪区分别办结3条。")]
    public void OtherNumbers_AreSilent(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}
