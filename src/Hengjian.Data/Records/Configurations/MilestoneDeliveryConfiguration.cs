using Hengjian.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class MilestoneDeliveryConfiguration : IEntityTypeConfiguration<MilestoneDeliveryRecord>
{
    public void Configure(EntityTypeBuilder<MilestoneDeliveryRecord> builder)
    {
        builder.ToTable("milestone_deliveries");
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Reason).HasMaxLength(400);
        builder.HasIndex(r => new { r.MilestoneId, r.RegionCode, r.UnitId }).IsUnique();
        builder.HasOne<MilestoneRecord>().WithMany().HasForeignKey(r => r.MilestoneId).OnDelete(DeleteBehavior.Restrict);
    }
}
