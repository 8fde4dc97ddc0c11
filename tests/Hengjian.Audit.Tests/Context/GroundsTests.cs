using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>When a failing equation is called wrong: the words name its numbers, a slip explains it, or no other number could be meant.</summary>
public sealed class GroundsTests
{
    // The words name every number.
    [Theory]
    [InlineData("全镇耕地由4120亩减少到3860亩，减少310亩，另流转1530亩。")]
    [InlineData("果园1240亩，茶园860亩，菜地390亩，果园占农用地总面积3100亩的46.0%。")]
    [InlineData("图书室藏书6420册，比上年的5870册增长11.9%，另有杂志318册。")]
    public void NamedNumbers_AreAccusedWithoutASlip(string text) => Assert.NotEmpty(Audited.Wrong(text));

    // Another number of the stretch could be meant as well, and nothing explains the one stated.
    [Theory]
    [InlineData("登记农机1480台，检修1265台，更新412台，检验率71.3%。")]
    [InlineData("林场共有职工386人，合同工142人，外聘97人，持证率65.4%。")]
    [InlineData("水库蓄水2140万方，渠道供水680万方，外调310万方，供水保证率83.5%。")]
    public void UnnamedNumbers_WithOthersBeside_AreLeftOpen(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    // Of which total and of which units a mean is, words seldom say.
    [Theory]
    [InlineData("全年培训经费522万元，培训教师6118人次，覆盖学校86所，外聘专家64人，人均1021元。")]
    [InlineData("全年培训经费522万元，培训教师6118人次，人均1673元。")] // by half: of others
    public void MeansOfWhoKnowsWhat_AreLeftOpen(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    // The differences of rates told in a row meet the other rates by chance.
    [Theory]
    [InlineData("种植业产值增长9.4%，畜牧业产值增长3.1%，渔业产值增长6.3%。")]
    [InlineData("客运量增长12.6%，货运量下降2.4%，邮政业务量增长15.0%。")]
    [InlineData("用电量同比增长8.7%。其中，居民用电增长5.2%，企业用电增长3.5%。")]
    public void RatesInARow_AreNoDifferences(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Theory]
    [InlineData("本县出生率为9.4%，高于全市的6.3%，高出3.1%。")]
    [InlineData("森林覆盖率由61.2%提高到64.5%，提高3.3%。")]
    [InlineData("农民收入增长8.6%，比城镇居民收入增幅6.1%高出2.5%。")]
    public void DifferenceSaidToBeOne_WantsPoints(string text) => Assert.Contains(Audited.Wrong(text), c => c.Diagnoses.Any(d => d.Code == "point-percent"));

    // A bound that is said to be broken is broken; one that is kept is kept.
    [Theory]
    [InlineData("每名护林员管护3200亩，超过每人不多于2500亩的规定。", true)]
    [InlineData("库容利用率为58.4%，未达到不低于65%的要求。", true)]
    [InlineData("床位与护工之比为7.2:1，突破不高于6:1的上限。", true)]
    [InlineData("每名护林员管护2200亩，超过每人不多于2500亩的规定。", false)]
    [InlineData("库容利用率为68.4%，未达到不低于65%的要求。", false)]
    [InlineData("床位与护工之比为5.2:1，突破不高于6:1的上限。", false)]
    public void BrokenBound_IsHeldToItsBreach(string text, bool holds) =>
        Assert.Equal(holds ? Verdict.Consistent : Verdict.Inconsistent, Assert.Single(Audited.Claims(text), c => c.Kind == ClaimKind.Threshold).Verdict);

    [Theory]
    [InlineData("实施道路项目386个、完工372个，农村自来水普及率91.4%。")]
    [InlineData("检查商铺640家、整改512家，危险化学品登记率97.5%。")]
    [InlineData("发放贷款84笔、收回61笔，小微企业融资满意度88.2%。")]
    public void RateOfAnotherThing_IsNotOfTheNumbersBefore(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Theory]
    [InlineData("今年报名的480人中到场412人，占85.8%，去年这一比例为79.6%。")]
    [InlineData("去年走访农户320户，记录诉求512条，户均1.60条；今年户均1.35条。")]
    [InlineData("2024年检测水样860份，合格817份，合格率95.0%，2023年合格率为93.2%。")]
    public void NumberOfAnotherTime_IsLeftOpen(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Theory]
    [InlineData("县域综合排名由第86位上升到第59位。")]
    [InlineData("新建口袋公园46处，提前建成百园之县，累计达到318处。")]
    [InlineData("加快水厂、泵站三期等项目建设。")]
    [InlineData("乡村道路硬化率比上一轮的71.4%提高8.2个百分点，路灯安装率越过了60%的要求。")]
    [InlineData("书面作业抽查16个班，时长控制在60分钟以内的13个班。")]
    public void NumbersThatOnlyLookRelated_AreLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    // A cell is missing in one row, and nothing tells which.
    [Fact]
    public void RaggedTable_AccusesNothing() =>
        Assert.Empty(Audited.Wrong("|片区|农户|林户|\n|--|--|--|\n|东|320|41|\n|西|28|\n|南|210|37|\n|合计|790|106|\n"));

    // The share is of the year's number, which stands before last year's.
    [Fact]
    public void AnotherWholeThatGivesTheShare_NeedsNoSlip() => Assert.Empty(Audited.Wrong("全市在编护林员3482人。按片区分，东片416人、西片1527人、南片968人、北片571人。与2022年的3395人相比，净增87人。女护林员2369人，占比68.0%；高级以上职称731人，占比21.0%。"));

    [Fact]
    public void PartBesideIsNoWhole_ThoughItGivesTheShare() => Assert.NotEmpty(Audited.Wrong("在校生48753人，其中小学40593人，占83.3%，初中8160人，占20.1%。"));

    [Fact]
    public void PartInBrackets_IsNotWhatGoesOnBehindThem() => Assert.Empty(Audited.Wrong("先后查看苗圃41处（国有24处、集体17处），占全县苗圃的44.1%；座谈4场。"));

    [Fact]
    public void RatioThatWas_IsOfOtherNumbers() => Assert.Empty(Audited.Wrong("全县小学生师比由1:19.4调整为1:18.2（在校小学生24,318人，专任教师1,337人）。"));

    /// <summary>The two numbers right before a ratio that bear the names of its sides, whatever else is told; a mean between them is none.</summary>
    [Theory]
    [InlineData("青坪县小学专任教师1318人、在校生23724人，生师比18.0∶1；竹溪县小学专任教师1562人、在校生26398人，生师比16.9∶1。", "23724", "26398")]
    [InlineData("乡镇学校9所，学生2436人，校均学生271人，教师168人，生师比14.5∶1，低于全县的16.8∶1。", "2436", "2518")]
    [InlineData("特殊教育学校在校生228人，专任教师67人，师生比1∶3.4，优于1∶4的要求；普通学校接收随班就读161人。", "67人", "61人")]
    public void RatioOfTwoNamedNumbers_NeedsNoSlip(string text, string right, string stale)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(right, stale, StringComparison.Ordinal)));
    }

    /// <summary>Others stand there: two stages, a year before, a norm.</summary>
    [Theory]
    [InlineData("小学在校生23724人，初中在校生9618人，小学专任教师1318人，生师比15.2∶1。")]
    [InlineData("专任教师1318人，当年招收学生4126人，生师比18.0∶1。")]
    [InlineData("专任教师1318人，在校生23724人，按生师比19∶1核定需教师1249人。")]
    public void RatioOfOthers_IsSilent(string text) => Assert.Empty(Audited.Wrong(text));

    /// <summary>The units told under another name excuse a mean, the same thing told otherwise does not.</summary>
    [Fact]
    public void MeanOfStaleUnits_IsFlagged()
    {
        const string text = "全县享受营养餐补助学生16842人。\n农村学生19206人，享受营养餐补助学生15196人，全年拨付补助资金1684.2万元，人均1000元。";
        Assert.NotEmpty(Audited.Wrong(text));
        Assert.Empty(Audited.Wrong("由9所主播学校带动19所接收学校，两类学校共28所，全年授课2,964节，接收学校平均每校受益156节。"));
    }

    /// <summary>A sentence that tells one number of pupils and one of classes leaves no other mean of a class.</summary>
    [Theory]
    [InlineData("现有普通高中3所，在校学生7236人，专任教师618人，生师比11.71∶1；教学班152个，平均班额47.6人。", "152", "148")]
    [InlineData("普通高中班级264个，其中大班额18个，占6.8%；平均班额48.5人（在校生12804人）。", "264", "261")]
    [InlineData("分流学生840人，编为20个班，平均班额42人。", "20", "18")]
    public void ClassSize_OfTheOnlyPupilsAndClasses_NeedsNoSlip(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("高中阶段在校生28640人，其中普通高中占68.2%，专任教师2214人，普通高中班额平均49.1人，共有教学班398个。")]
    [InlineData("小学在校生9640人，初中教学班118个，平均班额46.3人。")]
    [InlineData("毕业学生2360人，教学班142个，平均班额41.8人。")]
    public void ClassSize_OfOthers_IsSilent(string text) => Assert.Empty(Audited.Wrong(text));
}
