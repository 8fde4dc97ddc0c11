using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Quotients of which the value, the total or the units were misprinted.</summary>
public sealed class SlippedQuotientsTests
{
    [Theory]
    [InlineData("全年救助困难家庭学生41600人次，拨付资金4659.2万元，人次均112元。", 112)] // 1120
    [InlineData("全年救助困难家庭学生41600人次，拨付资金4569.2万元，人次均1120元。", 1120)] // 4659.2
    [InlineData("全县中小学专任教师21348名，其中小学9407名。\n市级财政安排培训经费1835万元，按专任教师人数计算，人均868元。", 868)] // 1853
    [InlineData("结对学校128对，参与教师1792人，平均每对41人。", 41)] // 14
    [InlineData("组织研学实践186批次，参与学生40920人次，平均每批202人次。", 202)] // 220
    [InlineData("开通专线37条，接送学生2553人，平均每条线路96人。", 96)] // 69
    [InlineData("现有教育集团14个，成员校75所，平均每集团4.5所。", 4.5)] // 5.4
    [InlineData("应配责任督学43名，实有专职14名、兼职24名，共38名，缺5名。全年督学入校1216次，平均每名督学23次。", 23)] // 32
    [InlineData("新建公办园24所，2022年7所、2023年11所、2024年6所，新增学位6480个，平均每所提供学位720个。", 720)] // 270
    [InlineData("实地抽查36个县（市、区），走访学校252所，平均每县70所。", 70)] // 7
    [InlineData("全县义务教育学校127所。\n全县配备专职保安381名，校均30名。", 30)] // 3.0
    public void OneSlip_OfAnyOfThree_IsFound(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);

    [Theory]
    [InlineData("全年救助困难家庭学生41600人次，拨付资金4659.2万元，人次均1120元。")]
    [InlineData("全县中小学专任教师21348名，其中小学9407名。\n市级财政安排培训经费1853万元，按专任教师人数计算，人均868元。")]
    [InlineData("结对学校128对，参与教师1792人，平均每对14人。")]
    [InlineData("组织研学实践186批次，参与学生40920人次，平均每批220人次。")]
    [InlineData("现有教育集团14个，成员校75所，平均每集团5.4所。")]
    [InlineData("教育督导责任区12个，专兼职督学96名（专职14名，兼职82名），每区8名。")]
    [InlineData("应配责任督学41名，实有专职11名、兼职27名，共38名，缺3名。全年督学入校1216次，平均每名督学32次。")]
    [InlineData("实地抽查36个县（市、区），走访学校252所，平均每县7所。")]
    [InlineData("一般公共预算教育支出11.27亿元，上年10.86亿元；义务教育在校生合计59170人；小学生均一般公共预算教育经费13862元，上年13517元。")] // of another stage
    [InlineData("资助学生52300人次，发放资金6120万元。为326名教师办理体检，人均600元。")] // a price
    [InlineData("开展培训42期、参训2760人次，每期平均3天，人均补助480元。")]
    public void QuotientThatHolds_OrOfOthers_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("·在校学生48960人：小学26310人，初中22650人。\n·专任教师3497人，生师比41.0∶1。", 41.0)] // 14.0
    [InlineData("全县幼儿园在园幼儿13280人。\n全县幼儿园教职工1942人，其中专任教师1107人，教职工与幼儿之比为1:8.64，符合规定。", 8.64)] // 6.84
    [InlineData("初中毕业升入普高2714人、中职1986人，普职比为1.73∶1。", 1.73)] // 1.37
    [InlineData("现有中职学校4所，在校学生9246人；专任教师564人，生师比为16.93:1，符合不高于20:1的标准。", 16.93)] // 546
    [InlineData("教学用计算机3861台。\n全县在校学生35268人，生机比为9.31:1。", 9.31)] // 9.13
    public void RatioOfNamedSides_IsHeldToThem(string text, double stated) => Assert.Contains(Audited.Wrong(text), c => c.Kind == ClaimKind.Ratio && c.Stated == stated);

    [Theory]
    [InlineData("·在校学生48960人：小学26310人，初中22650人。\n·专任教师3497人，生师比14.0∶1。")]
    [InlineData("全县幼儿园在园幼儿13280人。\n全县幼儿园教职工1942人，其中专任教师1107人，教职工与幼儿之比为1:6.84，符合规定。")]
    [InlineData("在校学生48960人，专任教师3497人。\n特殊教育学校生师比为3.1∶1，低于标准。")]
    [InlineData("小学招生4820人，专任教师1240人。小学生师比18.6∶1。")] // those who come are not all
    [InlineData("按生师比19∶1核定，小学在校生26310人，专任教师1480人。")]
    [InlineData("生师比由19.4∶1调整为18.2∶1（在校生24318人，专任教师1337人）。")]
    public void RatioThatHolds_OrIsANorm_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("教师补助分三档，一类学校每月1200元、二类800元、三类480元，最高档是最低档的25倍。", 25)] // 2.5
    [InlineData("四年累计投入186.24亿元，是上一个四年104.63亿元的1.87倍。", 1.87)] // 1.78
    [InlineData("新增学位5274个，其中小学2610个。2023年新增学位4086个，今年新增数为去年的1.92倍。", 1.92)] // 1.29
    public void MultipleOfTwoTold_IsFound(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);

    [Theory]
    [InlineData("教师补助分三档，一类学校每月1200元、二类800元、三类480元，最高档是最低档的2.5倍。")]
    [InlineData("四年累计投入186.24亿元，是上一个四年104.63亿元的1.78倍。")]
    [InlineData("乡村教师1240人，城区教师2860人，城区生均经费是乡村的1.21倍。")]
    [InlineData("在校生2840人，比上年的2650人增加190人，规模是2015年的1.6倍。")]
    public void MultipleThatHolds_OrOfOthers_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("今年发放46,80万元，去年发放4,520万元，比去年增加160万元。", 46.8)]
    [InlineData("资助学生3,250人次，发放455万元，人次均1,40元。", 1)]
    public void GroupShortOfANought_IsOneNumber(string text, double unlike) => Assert.DoesNotContain(Audited.Claims(text), c => c.Stated == unlike || c.Numbers.Any(n => n.Value == unlike));

    [Theory]
    [InlineData("七年级1,2班共92人，其中男生48人、女生44人。")]
    [InlineData("第11,12期共培训186人，其中教师120人、校长66人。")]
    public void NumbersCountedOn_StayTwo(string text) => Assert.Empty(Audited.Wrong(text));

    /// <summary>在校学生 is told for 在校生, and the pupils of all stages for 每百名学生, whatever stands beside.</summary>
    [Theory]
    [InlineData("全县在校学生41,620人，学校63所。\n\n专任教师3,104人，在校生与专任教师之比为31.4∶1。", 31.4)]
    [InlineData("全县义务教育在校生41,620人，专任教师3,104人，每百名学生配教师7.46人。\n\n全县县级以上骨干教师612人，每百名学生14.7人，比上年略增。", 14.7)]
    public void NamesThatMeanTheSame_AreHeldTogether(string text, double stated) => Assert.Contains(Audited.Wrong(text), c => c.Stated == stated);

    [Theory]
    [InlineData("全县在校学生41,620人，学校63所。\n\n专任教师3,104人，在校生与专任教师之比为13.4∶1。")]
    [InlineData("全县在校学生41,620人，学校63所。\n\n专任教师3,104人，毕业生与专任教师之比为3.14∶1。")]
    public void OnesThatHold_OrAreOfOthers_AreLeftAlone(string text) => Assert.Empty(Audited.Wrong(text));
}
