using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Totals that the numbers beside them miss by a slip.</summary>
public sealed class PartedTotalsTests
{
    [Theory]
    [InlineData("三地共上报隐患64处，沅东县21处，柏溪市26处，石桐区17处。", "64处", "46处")]
    [InlineData("参加轮岗教师1326人，校内轮岗978人，片区轮岗264人，跨县轮岗84人。", "978", "987")]
    [InlineData("全年争取上级资金6274万元，其中校舍安全保障2810万元、营养改善计划2468万元、学前教育发展996万元。", "2810", "281")]
    [InlineData("全年争取上级资金6274万元，其中校舍安全保障2810万元、营养改善计划2468万元、学前教育发展996万元。", "6274万元", "6274元")]
    [InlineData("巡查发现问题47个，已整改39个，正在推进8个。", "47", "74")]
    [InlineData("收到建议2167条，当场答复1528条，限期办理639条，年底前已办结611条。", "2167", "2168")]
    [InlineData("督查和自查共提出问题24个，督查13个，自查11个。", "24", "25")]
    [InlineData("投入资金248.6万元，三类依次为61.4万元、38.7万元、148.5万元。", "148.5", "1485")]
    [InlineData("全市中小学在校生52740人。小学30416人，初中15228人，高中7096人，占比依次为57.7%、28.9%、13.5%，均较上年略有上升。", "52740", "52741")]
    [InlineData("全县专任教师3268人，女教师2104人，占64.4%；男教师1164人。", "3268", "3269")]
    [InlineData("随班就读和送教上门都落实到人。对218名适龄残疾儿童逐一评估，安排特校就读76人、随班就读104人、送教上门38人。", "218", "281")]
    public void TotalBeforeItsParts(string text, string right, string wrong) => Finds(text, right, wrong);

    [Theory]
    [InlineData("新校区提供学位1440个，秋季启用。同步启用分校两处，另增学位720个，两项合计新增2160个。", "2160", "1260")]
    [InlineData("退还资料费38.4万元，退还伙食费17.6万元，退还校服费9.2万元，已全部到账。共退还65.2万元。", "65.2", "652")]
    [InlineData("签约74人，加上面向社会招聘的68人，全年共引进新教师142人。", "142", "124")]
    [InlineData("年初预算9.46亿元，追加0.58亿元，调整后预算10.04亿元。", "0.58", "5.8")]
    [InlineData("春、秋两学期分别资助6214人次、5938人次，全年12152人次。", "12152", "12125")]
    [InlineData("2021、2022、2023年分别建成幼儿园12所、17所和21所，三年共建成50所。", "50", "44")]
    [InlineData("甲县、乙县音乐教师分别缺编38人和27人，合计缺65人。", "65", "66")]
    [InlineData("参加竞聘教师1846名，校内直聘1604名，跨校竞聘152名，组织调剂67名，待岗23名。跨校竞聘和组织调剂合计219名，占参聘教师的11.9%。", "219", "220")]
    [InlineData("公办园在园幼儿98421人，占总数的61.3%，高于50%的标准；普惠性民办园在园幼儿47360人，两项合计145781人。", "145781", "154781")]
    [InlineData("对口支援学生采取普通学校随班就读84人、特校就读36人、送教上门27人，三种方式安置147人。", "147", "148")]
    public void TotalBehindItsParts(string text, string right, string wrong) => Finds(text, right, wrong);

    [Theory]
    [InlineData("县里与各镇签订责任书18份，其中镇13份、街道5份；建立督导机制。", "5份", "6份")]
    [InlineData("县里与各镇签订责任书18份，其中镇13份、街道5份；建立督导机制。", "18份", "19份")]
    [InlineData("清理不在岗人员34人（返岗23人、解聘11人）。", "11人", "12人")]
    [InlineData("9月选派教师到岗，46人中，省内来援19人，县城下派27人。", "27人", "28人")]
    [InlineData("全县有幼儿园115所，其中公办园64所、民办园51所，民办园中普惠性民办园40所。", "51所", "52所")]
    public void TwoParts_ThatAreAll(string text, string right, string wrong) => Finds(text, right, wrong);

    [Theory]
    [InlineData("两年来投入8640万元，其中2022年4120万元、2023年4520万元，完成42所学校改造，其余5所明年实施。", "8640", "8641")]
    [InlineData("全县有中小学58所（完全小学37所、初级中学14所、九年一贯制学校5所、高级中学2所），另有教学点21个、幼儿园40所。", "58所", "59所")]
    [InlineData("三年来新建公办园37所，2021年9所、2022年16所、2023年12所，新增学位6240个。", "37所", "38所")]
    public void WhatIsLeftOfOtherThings_ExcusesNothing(string text, string right, string wrong) => Finds(text, right, wrong);

    [Theory]
    [InlineData("三轮督导共反馈问题73个，其中2022年31个、2023年24个、2024年18个。按性质分，涉及经费的29个、涉及师资的26个、涉及条件的24个，部分问题有交叉。", "73个", "74个")]
    [InlineData("四地共反馈问题94个，甲市20个，乙县26个，丙县22个，丁县26个。按性质分，资源配置类41个、政府履职类33个、办学行为类20个。", "20个。", "21个。")]
    [InlineData("自评以35所学校为对象，其中小学22所、初中9所、一贯制学校4所，并请邻县专家交叉复核。", "4所", "5所")]
    [InlineData("访谈校长、教师、家长287人（校长28人、教师164人、家长95人）。评估组认为，成绩明显，同时也存在一些困难。", "287", "286")]
    public void WhatIsNoOverlap_ExcusesNothing(string text, string right, string wrong) => Finds(text, right, wrong);

    [Theory]
    [InlineData("全市共检查学校134所，其中幼儿园48所、小学53所、初中23所、高中阶段学校10所。", "134", "148")]
    [InlineData("研究议题23个，投入保障类9个、队伍建设类8个、布局调整类6个。", "23", "26")]
    [InlineData("三年累计投入25640万元，其中2021年7320万元，2022年8460万元，2023年9860万元。", "25640", "28460")]
    [InlineData("全年补充教师194名，其中特岗75名、公费师范生31名，其余88名为县级招聘。", "75名", "88名")]
    [InlineData("发出通知书224份，其中市级51份、县级173份，按期整改212份，按期整改率94.6%。", "224", "212")]
    [InlineData("在园幼儿26480人。公办园和普惠性民办园在园幼儿分别为15730人、8615人，合计24345人，普惠性幼儿园覆盖率91.9%。", "24345人", "26480人")]
    [InlineData("全年通过四种渠道引进教师：公开招聘104人、特岗计划63人、人才引进28人、公费师范生31人，累计引进226人。", "226", "227")]
    [InlineData("全年通过四种渠道引进教师：公开招聘104人、特岗计划63人、人才引进28人、公费师范生31人，累计引进226人。", "226", "198")]
    [InlineData("该校提供学位1620个，已投入使用。同步启用分校两处，另增学位540个，两项合计新增2160个。", "2160", "1745")]
    public void AnotherNumberInItsPlace(string text, string right, string wrong) => Finds(text, right, wrong);

    [Theory]
    // Some only, of another list, told with what each of the last has, of those that are to be placed, one of the list before.
    [InlineData("补充教师148人，其中小学67人、初中41人、高中14人，农村学校占六成。")]
    [InlineData("全县有学校127所，其中幼儿园63所、小学41所、初中17所、普通高中4所，职业学校和特殊教育学校各1所。")]
    [InlineData("全县适龄残疾儿童少年318名，通过特教学校就读、随班就读、送教上门分别安置147名、121名、44名，入学率98.1%。")]
    [InlineData("大班额集中在五县，甲县58个、乙县46个、丙县31个、丁县24个、戊县14个。")]
    [InlineData("全县中小学110所，其中高中9所（普通高中5所、职业高中3所、综合高中1所）、初中13所、其余为小学。")]
    [InlineData("交流教师164人，其中由县城流向乡村71人、乡镇之间65人。")]
    public void ListsThatAreNotAll_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    // One is left out; one of a part is no part; what is left is told without a number; what is in two counts twice.
    [InlineData("清理网点47处，其中驿站31处，供销社15处。")]
    [InlineData("问题17个，经复查：整改到位13个，基本到位3个，未到位一个。")]
    [InlineData("两年来投入8641万元，其中2022年4120万元、2023年4520万元，其余为利息。")]
    [InlineData("专任教师1260人，其中高级412人、骨干849人，有交叉。")]
    [InlineData("全县有中小学58所，其中完全小学37所、初级中学14所、九年一贯制学校5所，另有2所在建。")]
    public void WhatIsLeftOut_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("年末共有社会服务机构96个，其中养老机构92个，儿童服务机构3个。")]
    [InlineData("三市全部达到8000元的底线，其中甲市10720元、乙市9540元、丙市8793元，最高与最低相差1927元。")]
    [InlineData("我县得88.7分，其中加分项得1.5分，扣减0.8分，基本分得88.0分。")]
    [InlineData("两项得分分别为44.2分（满分50分）和39.7分（满分50分），合计83.9分。")]
    [InlineData("幼儿园在园61240人，普通高中39815人，中职20376人；四类相加（含义务教育）共344913人。")]
    [InlineData("全县专任教师3268人，女教师2104人，骨干教师641人，党员教师1187人。")]
    [InlineData("参赛作品312件，一等奖12件、二等奖30件、三等奖48件，获奖面28.8%。")]
    [InlineData("学校127所，其中幼儿园63所、小学41所、初中17所、普通高中4所，职业学校和特殊教育学校各1所。")]
    [InlineData("发现问题86个，其中经费类21个、师资类35个，其余问题涉及校舍、设备等多个方面。")]
    [InlineData("投入资金4260万元，其中用于教学楼1680万元、食堂520万元、运动场340万元。")]
    [InlineData("学校142所，教学点38个；小学在校生25460人，初中12930人，高中8310人。")]
    [InlineData("反馈问题35个，已整改28个，正在推进5个，2个提请上级协调。")]
    public void ListsOfSomeOnly_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("3月拨付800万元，8月拨付650万元，累计拨付1450万元。", "1450", "1451")]
    [InlineData("安排职业教育专项1270万元、特殊教育专项184万元、教师培训经费361万元，合计1815万元。", "1815", "1814")]
    public void WholeAmounts_AreNotRounded(string text, string right, string wrong) => Finds(text, right, wrong);

    [Theory]
    [InlineData("投资分别为30352万元、847144万元、624201万元，合计1501696万元。")]
    [InlineData("安排专项1.27亿元、0.18亿元、0.36亿元，合计1.82亿元。")]
    public void RoundedAmounts_MayMissByOne(string text) => Assert.Empty(Audited.Wrong(text));

    [Fact]
    public void WhereTheListGoesOn_NoTotalIsConfirmed() =>
        Assert.Contains(Audited.Wrong("全县共有学校142所，其中幼儿园74所、小学46所、初中15所、普通高中6所、中等职业学校1所、特殊教育学校1所。"), c => c.Kind == ClaimKind.Sum);

    private static void Finds(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.Contains(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)), c => c.Kind == ClaimKind.Sum);
    }
}
