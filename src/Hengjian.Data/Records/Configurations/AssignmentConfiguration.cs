using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class AssignmentConfiguration : IEntityTypeConfiguration<AssignmentRecord>
{
    public void Configure(EntityTypeBuilder<AssignmentRecord> builder)
    {
        builder.ToTable("assignments");
        builder.Property(r => r.Item).HasMaxLength(60);
        builder.Property(r => r.LeadUnit).HasMaxLength(60);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.ClaimState).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.ClaimReason).HasMaxLength(1000);
        builder.Property(r => r.ClaimedBy).HasMaxLength(40);
        builder.Property(r => r.AnswerReason).HasMaxLength(1000);
        builder.Property(r => r.AnsweredBy).HasMaxLength(40);
        builder.HasIndex(r => new { r.LeadUnit, r.State });
        builder.HasIndex(r => new { r.PackageId, r.Item }).IsUnique();
        builder.HasOne<PackageRecord>().WithMany().HasForeignKey(r => r.PackageId).OnDelete(DeleteBehavior.Restrict);
    }
}
